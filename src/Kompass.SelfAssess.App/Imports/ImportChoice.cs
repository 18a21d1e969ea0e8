namespace Kompass.SelfAssess.App.Imports;

/// <summary>What to do about rows with faults, and about what has been changed here since a file was written or is here already.</summary>
public enum ImportChoice
{
    /// <summary>Write nothing if there is any.</summary>
    Stop,

    /// <summary>Leave them as they are.</summary>
    Skip,

    /// <summary>Leave rows with faults, and let the file say what stands where it differs.</summary>
    Update,
}
