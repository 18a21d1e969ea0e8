namespace Kompass.SelfAssess.App.Jobs;

/// <summary>The latest run of a piece of work, on whichever machine: one row per work.</summary>
public sealed class JobState
{
    /// <summary>Name of the class.</summary>
    public required string Work { get; set; }

    public DateTime StartedUtc { get; set; }

    /// <summary>Null while it runs, or where the program was stopped in the middle.</summary>
    public DateTime? EndedUtc { get; set; }

    public bool Failed { get; set; }

    /// <summary>How many things it did.</summary>
    public int Did { get; set; }

    public string? Error { get; set; }

    public required string Machine { get; set; }
}

/// <summary>A run that did something, failed, or was asked for by a person. What found nothing to do leaves no trace but in <see cref="JobState"/>.</summary>
public sealed class JobRun
{
    public const int WorkMaxLength = 80;
    public const int MachineMaxLength = 80;
    public const int ErrorMaxLength = 500;
    public const int ByMaxLength = 160;

    /// <summary>So long it is kept.</summary>
    public const int KeptDays = 90;

    public long Id { get; set; }

    public required string Work { get; set; }

    public DateTime StartedUtc { get; set; }

    public DateTime EndedUtc { get; set; }

    public bool Failed { get; set; }

    public int Did { get; set; }

    public string? Error { get; set; }

    public required string Machine { get; set; }

    /// <summary>Who clicked "kör nu"; null where a schedule woke it.</summary>
    public string? By { get; set; }
}
