using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>A municipality's official results and confirmed estimates over time. Points stay within an edition; across editions there are shares only, through the crosswalk. Source: design 7, domain A.6.</summary>
public static class History
{
    /// <summary>
    /// The entries in order of time, cut wherever the scale changes: within a run points can be compared, between runs they cannot. What lies on
    /// either side of a cut is never joined by a line.
    /// </summary>
    public static IReadOnlyList<HistoryRun> Runs(IEnumerable<HistoryEntry> entries)
    {
        var runs = new List<HistoryRun>();
        foreach (var entry in InOrder(entries))
        {
            if (runs.Count > 0 && runs[^1].Edition.SameScaleAs(entry.Edition))
            {
                runs[^1] = runs[^1] with { Entries = [.. runs[^1].Entries, entry] };
            }
            else
            {
                runs.Add(new HistoryRun(entry.Edition, [entry]));
            }
        }

        return runs;
    }

    /// <summary>The oldest first; of the same day what people estimated before what the evaluators gave.</summary>
    public static IReadOnlyList<HistoryEntry> InOrder(IEnumerable<HistoryEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Date).ThenBy(entry => entry.Official).ThenBy(entry => entry.Name, StringComparer.Ordinal)];

    /// <summary>The edition that sub-areas are read in: the newest entry's that knows its sub-areas; null where none does.</summary>
    public static FrameworkEdition? ReadingEdition(IEnumerable<HistoryEntry> entries) =>
        InOrder(entries).LastOrDefault(entry => entry.Edition.SubAreas.Any())?.Edition;

    /// <summary>Every entry's shares, read in one edition.</summary>
    public static IReadOnlyList<TranslatedEntry> ReadIn(FrameworkEdition edition, IEnumerable<HistoryEntry> entries, Crosswalk crosswalk) =>
    [
        .. InOrder(entries).Select(entry => new TranslatedEntry(
            entry, crosswalk.Translate(entry.Numbers, entry.Edition, edition), EditionBridge.Between(entry.Edition, edition, crosswalk))),
    ];
}

/// <summary>One result of the municipality.</summary>
/// <param name="Id">The evaluation's or the round's.</param>
/// <param name="Official">True for an official evaluation, false for a confirmed estimate.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Date">When it was made; the middle of the year where only that is known.</param>
/// <param name="Edition">The edition it was given in.</param>
/// <param name="Numbers">Points of record, of an estimate those that the gate shows.</param>
/// <param name="Total">The total.</param>
public sealed record HistoryEntry(Guid Id, bool Official, string Name, DateOnly Date, FrameworkEdition Edition, OfficialResult Numbers, HistoryTotal Total)
{
    /// <summary>Where it comes from: the source of an evaluation; null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>True where the month of <see cref="Date"/> is known, and not only the year.</summary>
    public bool MonthKnown { get; init; } = true;

    /// <summary>How many answered; null for an evaluation.</summary>
    public int? Respondents { get; init; }

    /// <summary>True where it is made up.</summary>
    public bool Simulated { get; init; }

    /// <summary>The parts of an estimate that the gate keeps back; any other part without points is missing.</summary>
    public IReadOnlySet<Part> Withheld { get; init; } = new HashSet<Part>();

    /// <summary>Points of an area in the entry's own edition; null where there are none to show.</summary>
    public decimal? PointsFor(Area area) => Official ? Numbers.PointsFor(area) : Numbers.Areas.TryGetValue(area.Number, out var shown) ? shown : null;

    /// <summary>The sign in the place of a part without points.</summary>
    public CellState StateOf(Part part) => Withheld.Contains(part) ? CellState.Withheld : CellState.Missing;
}

/// <summary>The total of an entry.</summary>
/// <param name="Points">Points; null where missing or withheld.</param>
/// <param name="Margin">Half the 95 % interval in points; null for an evaluation.</param>
public sealed record HistoryTotal(decimal? Points, decimal? Margin);

/// <summary>Entries on one scale that follow on each other.</summary>
/// <param name="Edition">The edition of the first of them.</param>
/// <param name="Entries">In order of time.</param>
public sealed record HistoryRun(FrameworkEdition Edition, IReadOnlyList<HistoryEntry> Entries);

/// <summary>An entry read in another edition.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Parts">Its shares there.</param>
/// <param name="Bridge">What answers to what, for those parts that have no share.</param>
public sealed record TranslatedEntry(HistoryEntry Entry, TranslatedResult Parts, EditionBridge Bridge);
