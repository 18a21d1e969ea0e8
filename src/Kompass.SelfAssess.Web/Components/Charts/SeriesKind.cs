namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>The three series that a chart can set beside each other; each has its own colour, line and marker.</summary>
public enum SeriesKind
{
    Estimated,
    Official,
    Previous,
}
