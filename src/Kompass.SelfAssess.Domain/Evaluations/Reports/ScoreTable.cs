namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>What the score table says, row by row, before anybody knows which edition it is of.</summary>
internal sealed class ScoreTable
{
    /// <summary>Rows of sub-areas, each code once, in the order of their codes.</summary>
    public List<(ReadSubArea Row, decimal? Percent)> Rows { get; } = [];

    /// <summary>Sum rows of areas.</summary>
    public List<TableSum> Sums { get; } = [];

    /// <summary>Rows of the total.</summary>
    public List<TableSum> Totals { get; } = [];

    /// <summary>Titles of areas.</summary>
    public List<AreaHeading> Titles { get; } = [];

    /// <summary>What could not be read, or stands there twice.</summary>
    public List<ReportWarning> Warnings { get; } = [];
}

/// <summary>A sum row.</summary>
/// <param name="Area">Area number; null for the total.</param>
/// <param name="Points">Points as printed.</param>
/// <param name="Percent">Per cent as printed.</param>
/// <param name="Passage">Where.</param>
internal sealed record TableSum(int? Area, decimal Points, decimal? Percent, Passage Passage);
