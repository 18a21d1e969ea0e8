using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>Plans and audits what may be shown. Source: design 6.</summary>
public static class DisclosureGate
{
    /// <summary>The smallest minimum group there is.</summary>
    public const int LowestMinimum = 5;

    /// <summary>Respondents from which on free text may be shown without review.</summary>
    public const int FreeTextMinimum = 10;

    /// <summary>
    /// Computes the suppression plan of a round from the counts of <paramref name="estimate"/>. Cells below <paramref name="minimum"/> are
    /// withheld. The others are let through one by one, everybody first, then large groups and large units, big points before small; a cell
    /// stays behind (<see cref="WithheldReason.Complementary"/>) if with it a withheld cell, or a sum of fewer people than the minimum, could
    /// be solved. A cell with nobody in it is missing, not withheld. The round's other weighting is planned for too, as long as that costs no
    /// number of everybody. Areas and the total are tried a second time as if everybody answered everything, because that is almost true.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is below <see cref="LowestMinimum"/>.</exception>
    public static SuppressionPlan Plan(Instrument instrument, ResponseMatrix responses, RoundEstimate estimate, int minimum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, LowestMinimum);
        var tables = new RoundTables(instrument, responses, estimate, minimum);
        var empty = new SuppressionPlan(minimum, new Dictionary<CellKey, WithheldReason>(), new HashSet<string>()) { Weighting = estimate.Weighting };
        return Attempt(instrument, tables, empty with { OtherWeightingToo = true }) ?? Attempt(instrument, tables, empty)!;
    }

    /// <summary>The withheld cells that can be solved from what <paramref name="plan"/> shows, and shown ones that are too few; empty for a sound plan.</summary>
    /// <remarks>Respondents without a known unit appear as the unit with the empty key.</remarks>
    public static IReadOnlyList<CellKey> Audit(Instrument instrument, ResponseMatrix responses, RoundEstimate estimate, SuppressionPlan plan)
    {
        var tables = new RoundTables(instrument, responses, estimate, plan.Minimum);
        var unions = new SmallUnions(tables, plan.Minimum);
        var known = new KnownSpace(tables, unions);
        known.Know(tables.Relations());
        foreach (var cell in tables.Cells.Where(cell => plan.ReasonFor(cell.Key) is null))
        {
            known.Know(plan.Weightings.Select(cell.Row));
        }

        known.Know(Questions(instrument).Where(question => !plan.WithheldDistributions.Contains(question.Code)).Select(question => tables.Distribution(question.Index)));
        known.Know(Questions(instrument).Where(question => plan.ShownContributions.Contains(question.Code)).Select(question => tables.Contribution(question.Index, plan.Weighting)));
        var leaks = tables.Cells
            .Where(cell => plan.ReasonFor(cell.Key) is null ? cell.TooFew : plan.Weightings.Select(cell.Row).Any(known.Solves))
            .Select(cell => cell.Key);
        var unionLeaks = unions.Solved(known.SmallRows, known.SmallRows).SelectMany(columns => columns.Select(tables.KeyOf));
        return [.. leaks.Concat(unionLeaks).Distinct()];
    }

    /// <summary>
    /// True if free text of this many respondents may be shown: from ten on, or, after the coordinator has reviewed it, from the minimum on.
    /// Below the minimum a review does not help, because the coordinator too would read what few people wrote.
    /// </summary>
    /// <param name="respondents">People who answered the round (or the part of it whose texts are shown).</param>
    /// <param name="reviewed">True once the coordinator has reviewed the texts.</param>
    /// <param name="minimum">The round's minimum group.</param>
    public static bool MayShowFreeText(int respondents, bool reviewed, int minimum = LowestMinimum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, LowestMinimum);
        return respondents >= (reviewed ? minimum : Math.Max(minimum, FreeTextMinimum));
    }

    /// <summary>
    /// True if a mean of some of the people who count in a sub-area may be shown beside every table of the round, for example of those who also
    /// answered another round.
    /// </summary>
    /// <remarks>
    /// The reader is taken to know every table: of each group, of each unit, and who rated which questions. What the tables tell of a person is
    /// then a sum of a part that all of the same group and ratings share and one that all of the same unit share. So within one cell (same
    /// group, unit and ratings) no table tells those inside from those outside, and whatever is worked out from the mean is still made of at
    /// least the smaller of the two camps of every cell. Those must be at least <paramref name="minimum"/> people over all cells; or nobody is
    /// outside, and the mean is one that the tables have.
    /// </remarks>
    /// <param name="people">Everybody who counts in the sub-area: the cell, and whether the person is among those of the mean.</param>
    /// <param name="minimum">The minimum group.</param>
    public static bool MayShowSubset<TCell>(IEnumerable<(TCell Cell, bool Inside)> people, int minimum)
        where TCell : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, LowestMinimum);
        var cells = people.GroupBy(person => person.Cell, (_, own) => own.ToLookup(person => person.Inside))
            .Select(camps => (Inside: camps[true].Count(), Outside: camps[false].Count())).ToList();
        return cells.Sum(cell => cell.Inside) >= minimum
            && (cells.TrueForAll(cell => cell.Outside == 0) || cells.Sum(cell => Math.Min(cell.Inside, cell.Outside)) >= minimum);
    }

    /// <summary>
    /// True if a consensus about the part leaves the plan sound. A sub-area may always be decided. One of several questions only where the
    /// contributions of all of them are shown: elsewhere the sub-area with and without the decision would tell what is withheld.
    /// </summary>
    public static bool MayDecide(Instrument instrument, SuppressionPlan plan, Part part)
    {
        if (part.Kind != PartKind.Question)
        {
            return part.Kind == PartKind.SubArea;
        }

        var siblings = instrument.SubAreas
            .Select(subArea => subArea.QuestionsFor(instrument.Depth).Select(question => question.Code).ToList())
            .Single(codes => codes.Contains(part.Code));
        return siblings.Count == 1 || siblings.All(plan.ShownContributions.Contains);
    }

    /// <summary>Fills the empty plan; null if both weightings are tried and that costs a number of everybody.</summary>
    private static SuppressionPlan? Attempt(Instrument instrument, RoundTables tables, SuppressionPlan empty)
    {
        var known = new KnownSpace(tables, new SmallUnions(tables, empty.Minimum));
        known.Know(tables.Relations());
        var withheld = tables.Cells.Where(cell => cell.TooFew).ToDictionary(cell => cell.Key, _ => WithheldReason.TooFew);
        foreach (var row in tables.Cells.Where(cell => cell.TooFew).SelectMany(cell => empty.Weightings.Select(cell.Row)))
        {
            known.Guard(row);
        }

        if (!Show(tables.Cells.Where(cell => cell.Key.Slice == Slice.All)) && empty.OtherWeightingToo)
        {
            return null;
        }

        var shown = Questions(instrument).Where(question => !withheld.ContainsKey(new CellKey(Part.Question(question.Code), Slice.All))).ToList();
        var distributions = shown.Where(question => known.TryShow([tables.Distribution(question.Index)])).Select(question => question.Code).ToHashSet();
        Show(tables.Cells.Where(cell => cell.Key.Slice != Slice.All));
        var contributions = shown.Where(question => known.TryShow([tables.Contribution(question.Index, empty.Weighting)])).Select(question => question.Code);
        return empty with
        {
            Withheld = withheld,
            WithheldDistributions = Questions(instrument).Select(question => question.Code).Where(code => !distributions.Contains(code)).ToHashSet(),
            ShownContributions = contributions.ToHashSet(),
        };

        bool Show(IEnumerable<TableCell> cells)
        {
            var all = true;
            foreach (var cell in cells.Where(cell => !cell.TooFew && !known.TryShow(cell.Rows(empty.Weightings))))
            {
                all = false;
                var rows = empty.Weightings.Select(cell.Row).ToList();
                if (!rows.All(known.Solves))
                {
                    withheld.Add(cell.Key, WithheldReason.Complementary);
                    rows.ForEach(known.Guard);
                }
            }

            return all;
        }
    }

    private static IEnumerable<(int Index, string Code)> Questions(Instrument instrument) =>
        instrument.Questions.Select((question, index) => (index, question.Code));
}
