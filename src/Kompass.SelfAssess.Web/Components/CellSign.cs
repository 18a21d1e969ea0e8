namespace Kompass.SelfAssess.Web.Components;

/// <summary>Why a cell has no number. The signs are those of Swedish municipal statistics (Kolada).</summary>
public enum CellSign
{
    /// <summary>There is a number.</summary>
    None,

    /// <summary>".." too few people.</summary>
    Withheld,

    /// <summary>"." cannot exist.</summary>
    NotApplicable,

    /// <summary>"–" could exist but does not.</summary>
    Missing,
}
