namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>One area of the radar. Previous and official points count on the same maximum as the estimate.</summary>
public sealed record RadarAxisView(
    int Number,
    string Name,
    string ShortName,
    decimal Max,
    CellView Estimate,
    decimal? Official = null,
    CellView? Previous = null)
{
    /// <summary>Points of the official evaluation before.</summary>
    public decimal? EarlierOfficial { get; init; }

    internal decimal? Share(SeriesKind kind)
    {
        var points = kind switch
        {
            SeriesKind.Official => Official,
            SeriesKind.Previous => Previous?.Visible,
            SeriesKind.EarlierOfficial => EarlierOfficial,
            _ => Estimate.Visible,
        };
        return points is { } value ? Geometry.Share(value, Max) : null;
    }
}
