using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>
/// What has changed between two rounds on the same scale. It is made of nothing but what either round shows by itself, so it tells nothing
/// new. Every difference is later minus earlier. Source: design 5 and 6, issue "Rounds in earnest" point 6.
/// </summary>
/// <remarks>
/// <para>
/// What is compared is what people answered: where a consensus decides a number in either round, the mean behind it, because a decision has no
/// margin.
/// </para>
/// <para>
/// Margin. A stored margin is t(ν)·√V, but ν is not stored and, for a sum or a group-balanced mean, not to be had from n. The margin of the
/// difference is therefore √(m₁² + m₂²) = √(t₁²V₁ + t₂²V₂): Banerjee's interval (Sankhyā 1961), which for normal data holds at least 95 times in
/// 100 whatever the variances. It is never narrower than Welch's with Satterthwaite's degrees of freedom, since t² is convex in 1/ν, and for many
/// respondents the two are the same. The rounds count as independent; where the same people answer both, their views follow each other and the
/// true margin is smaller.
/// </para>
/// <para>
/// Secured. Of 36 differences that are all chance about two exceed a 95 % margin. Within each table (the areas, the sub-areas, the role groups)
/// the level is therefore shared after Holm: the risk that anything at all in the table is marked by chance is at most 5 %. The total is one
/// question and has the level for itself. <see cref="Securing"/> has the rule.
/// </para>
/// </remarks>
/// <param name="Total">The total.</param>
/// <param name="Areas">Areas in order.</param>
/// <param name="SubAreas">Sub-areas in order.</param>
/// <param name="Groups">Role groups that both rounds have, in the later one's order: total and areas.</param>
/// <param name="Unlike">What else differs between the rounds than time.</param>
public sealed record RoundChange(
    ChangedNumber Total,
    IReadOnlyList<ChangedNumber> Areas,
    IReadOnlyList<ChangedNumber> SubAreas,
    IReadOnlyList<ChangedGroup> Groups,
    RoundUnlikeness Unlike)
{
    /// <summary>Compares two rounds on the same scale.</summary>
    /// <exception cref="ArgumentException">The scales differ; ask <see cref="Frameworks.FrameworkEdition.ScaleDifferences"/> first.</exception>
    public static RoundChange Between(RoundSide earlier, RoundSide later)
    {
        if (!later.Edition.SameScaleAs(earlier.Edition))
        {
            throw new ArgumentException("The rounds are not on the same scale.", nameof(earlier));
        }

        var edition = later.Edition;
        Part[] areas = [.. edition.Areas.Select(area => Part.Area(area.Number))];
        Part[] subAreas = [.. edition.SubAreas.Select(subArea => Part.SubArea(subArea.Code))];
        string[] groups = [.. later.Raw.Groups.Where(earlier.Raw.Groups.Contains)];
        var ofGroups = Marked(earlier, later, [.. groups.SelectMany(group => areas.Prepend(Part.Total).Select(part => new CellKey(part, Slice.Group(group))))]);
        return new RoundChange(
            Marked(earlier, later, [new CellKey(Part.Total, Slice.All)])[0],
            Marked(earlier, later, [.. areas.Select(OfAll)]),
            Marked(earlier, later, [.. subAreas.Select(OfAll)]),
            [.. ofGroups.Chunk(1 + areas.Length).Select((numbers, index) => new ChangedGroup(groups[index], numbers[0], numbers[1..]))],
            RoundUnlikeness.Between(earlier, later));
    }

    /// <summary>Every number of everybody by its part.</summary>
    public ChangedNumber this[Part part] => part.Kind switch
    {
        PartKind.Total => Total,
        PartKind.Area => Areas.Single(area => area.Key.Part == part),
        _ => SubAreas.Single(subArea => subArea.Key.Part == part),
    };

    private static CellKey OfAll(Part part) => new(part, Slice.All);

    private static ChangedNumber[] Marked(RoundSide earlier, RoundSide later, CellKey[] family)
    {
        var limits = Securing.Limits([.. family.Select(key => Uncertain(earlier, later, key))]);
        return [.. family.Select((key, index) => Number(earlier, later, key, limits[index]))];
    }

    private static ChangedNumber Number(RoundSide earlier, RoundSide later, CellKey key, double? limit)
    {
        var (before, after) = (earlier.SideOf(key), later.SideOf(key));
        var max = later.Raw[key.Part, key.Slice].Value.MaxPoints;
        var difference = after.Points - before.Points;
        return new ChangedNumber(
            key,
            max,
            before,
            after,
            difference,
            (double?)(difference / max),
            before.Margin is { } first && after.Margin is { } second && difference is not null ? (decimal)Math.Sqrt((double)((first * first) + (second * second))) : null,
            (decimal?)limit);
    }

    private static UncertainDifference? Uncertain(RoundSide earlier, RoundSide later, CellKey key)
    {
        var (before, after) = (earlier.SideOf(key), later.SideOf(key));
        return after.Points - before.Points is { } difference && before.Margin is { } first && after.Margin is { } second
            ? new UncertainDifference((double)difference, [new((double)first, earlier.FreedomOf(key)), new((double)second, later.FreedomOf(key))])
            : null;
    }
}

/// <summary>A number of both rounds.</summary>
/// <param name="Key">What it is about and whose answers.</param>
/// <param name="Max">Highest points of the part.</param>
/// <param name="Earlier">As it was.</param>
/// <param name="Later">As it is.</param>
/// <param name="Difference">Later minus earlier, in points, unrounded; null where a side is not shown.</param>
/// <param name="DifferenceShare">The same in shares of the maximum (−1–1).</param>
/// <param name="Margin">Half the 95 % interval of this one difference, in points (felmarginal); null where a side has none.</param>
/// <param name="Limit">How large the difference must be to count as secured among all of its table, in points, never below the margin.</param>
public sealed record ChangedNumber(
    CellKey Key, decimal Max, ChangedSide Earlier, ChangedSide Later, decimal? Difference, double? DifferenceShare, decimal? Margin, decimal? Limit)
{
    /// <summary>Whether the difference is secured (statistiskt säkerställd); null where that cannot be said.</summary>
    public bool? Secured => Difference is { } difference && Limit is { } limit ? Math.Abs(difference) > limit : null;

    /// <summary>Shown, or what stands in the place of the difference: the more telling of the two sides' signs.</summary>
    public CellState State => !Later.Shown ? Later.State : Earlier.State;
}

/// <summary>What one round has of a number.</summary>
/// <param name="State">Shown, or which sign stands in its place.</param>
/// <param name="Reason">Why it is withheld; null otherwise.</param>
/// <param name="N">How many people the gate looked at.</param>
/// <param name="Points">What was answered, in points; null unless shown.</param>
/// <param name="Margin">Half the 95 % interval in points; null where there is none.</param>
/// <param name="Decided">The points that a consensus decided instead; null where none did.</param>
public sealed record ChangedSide(CellState State, WithheldReason? Reason, int N, decimal? Points, decimal? Margin, decimal? Decided)
{
    /// <summary>True if there is a number to compare.</summary>
    public bool Shown => State == CellState.Shown;
}

/// <summary>What a role group of both rounds has changed its mind about.</summary>
/// <param name="Key">Key of the group.</param>
/// <param name="Total">Its total.</param>
/// <param name="Areas">Its areas in order.</param>
public sealed record ChangedGroup(string Key, ChangedNumber Total, IReadOnlyList<ChangedNumber> Areas);
