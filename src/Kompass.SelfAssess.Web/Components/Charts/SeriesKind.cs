namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>The series that a chart can set beside each other; each has its own colour, line and marker.</summary>
public enum SeriesKind
{
    Estimated,
    Official,
    Previous,

    /// <summary>The official evaluation before <see cref="Official"/>: its colour, but another line and a hollow diamond.</summary>
    EarlierOfficial,
}
