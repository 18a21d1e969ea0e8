namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>A chart without a trace of any file format: drawn natively in Excel and Word, and as a picture in the browser.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">Over it.</param>
/// <param name="Description">Alternative text: what it shows, and the main thing that is seen in it.</param>
/// <param name="Categories">What the values stand for, in order.</param>
/// <param name="Series">What is set beside each other; every one as long as the categories.</param>
public sealed record Chart(ChartKind Kind, string Title, string Description, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>What the values are, as the axis says it: "poäng", "procent av maxpoäng".</summary>
    public string? Unit { get; init; }

    /// <summary>How values are written.</summary>
    public NumberForm Form { get; init; } = NumberForm.Points;

    /// <summary>Upper end of the axis; null where the drawing program chooses.</summary>
    public double? Max { get; init; }
}

/// <param name="Name">As the legend says it.</param>
/// <param name="Look">Its colour, line and marker.</param>
/// <param name="Values">One per category; null leaves a gap: what is withheld or missing is not drawn as 0.</param>
public sealed record ChartSeries(string Name, SeriesLook Look, IReadOnlyList<double?> Values);

public enum ChartKind
{
    /// <summary>A line around the axes, one per series.</summary>
    Radar,

    /// <summary>Bars lying beside each other, the first category on top.</summary>
    Bars,

    /// <summary>Lying bars, the series one after the other in each.</summary>
    StackedBars,
}

/// <summary>What a series is, and so how it looks everywhere; never told by colour alone.</summary>
public enum SeriesLook
{
    Estimate,
    Official,
    Previous,
    Forecast,
    Planned,
    InProgress,
    Done,
    Paused,
    Cancelled,
}
