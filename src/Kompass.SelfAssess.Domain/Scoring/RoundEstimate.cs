namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>Every number of a round: total, areas, sub-areas × all / group / unit, and questions × all / group.</summary>
/// <param name="EditionKey">The edition that was asked.</param>
/// <param name="Weighting">How respondents are weighed together in the slice <see cref="Slice.All"/>; group and unit slices are plain means.</param>
/// <param name="Respondents">How many responses there are.</param>
/// <param name="Groups">Keys of the role groups, in order.</param>
/// <param name="Units">Keys of the units, in order.</param>
/// <param name="Cells">All cells.</param>
public sealed record RoundEstimate(
    string EditionKey,
    Weighting Weighting,
    int Respondents,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Units,
    IReadOnlyDictionary<CellKey, ScoreCell> Cells)
{
    /// <summary>The cell, which exists for every part of the edition and every slice of the round (units not for questions).</summary>
    public ScoreCell this[Part part, Slice slice] => Cells[new CellKey(part, slice)];

    /// <summary>How many sub-areas have points in the slice <see cref="Slice.All"/>: "k" in "k av 36 delområden". Source: design 5.</summary>
    public int Covered => CoveredIn(Slice.All);

    /// <summary>How many sub-areas the edition has: "36" in "k av 36 delområden".</summary>
    public int SubAreaCount => SubAreasIn(Slice.All).Count();

    /// <summary>How many sub-areas have points in the slice.</summary>
    public int CoveredIn(Slice slice) => SubAreasIn(slice).Count(cell => cell.Points is not null);

    private IEnumerable<ScoreCell> SubAreasIn(Slice slice) =>
        Cells.Values.Where(cell => cell.Key.Part.Kind == PartKind.SubArea && cell.Key.Slice == slice);
}
