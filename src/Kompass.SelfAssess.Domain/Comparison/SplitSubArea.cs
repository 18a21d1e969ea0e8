using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>What <see cref="ChangeSplit"/> needs to know of a sub-area, behind no gate yet.</summary>
/// <param name="Code">Its code.</param>
/// <param name="MaxPoints">Its maximum.</param>
/// <param name="MayShow">What the gate says.</param>
/// <param name="Stayers">Those who count in both rounds, with how much their share has changed.</param>
/// <param name="Before">Everybody who counts in the earlier round; one who cannot be recognised is somebody of that round alone.</param>
/// <param name="After">Everybody who counts in the later round.</param>
/// <param name="Means">Difference of the plain means, in points.</param>
internal sealed record SplitSubArea(
    string Code,
    double MaxPoints,
    bool MayShow,
    IReadOnlyList<(string Person, double Change)> Stayers,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After,
    double Means)
{
    /// <summary>What the same respondents changed, in points.</summary>
    public double Same => MaxPoints * Mean;

    private double Mean => Stayers.Average(own => own.Change);

    public static SplitSubArea Of(SubArea part, SplitSide earlier, SplitSide later)
    {
        var (before, after, subArea) = (earlier.Round, later.Round, part.Code);
        List<int> left = [.. before.Counting(subArea)], right = [.. after.Counting(subArea)];
        var stayers = left.Select(respondent => (respondent, there: before.Same(respondent, subArea, after))).Where(own => own.there is not null)
            .Select(own => (before.People[own.respondent]!, after.Share(own.there!.Value, subArea) - before.Share(own.respondent, subArea))).ToList();
        return new SplitSubArea(
            subArea,
            (double)part.MaxPoints,
            MayBeShown(subArea, earlier, later, left, right),
            stayers,
            [.. left.Select(respondent => before.People[respondent] ?? FormattableString.Invariant($"\0earlier{respondent}"))],
            [.. right.Select(respondent => after.People[respondent] ?? FormattableString.Invariant($"\0later{respondent}"))],
            left.Count == 0 || right.Count == 0 ? 0 : (double)part.MaxPoints * (after.Mean(subArea) - before.Mean(subArea)));
    }

    /// <summary>Half the 95 % interval of the paired mean of the sub-areas' sum, in points.</summary>
    public static double Margin(IReadOnlyList<SplitSubArea> subAreas)
    {
        var deviations = new Dictionary<string, double>();
        foreach (var subArea in subAreas)
        {
            double n = subArea.Stayers.Count;
            var factor = subArea.MaxPoints / n * Math.Sqrt(n / (n - 1));
            foreach (var (person, change) in subArea.Stayers)
            {
                deviations[person] = deviations.GetValueOrDefault(person) + (factor * (change - subArea.Mean));
            }
        }

        return StudentInterval.Factor(subAreas.Min(own => own.Stayers.Count) - 1) * Math.Sqrt(deviations.Values.Sum(own => own * own));
    }

    private static bool MayBeShown(string subArea, SplitSide earlier, SplitSide later, List<int> left, List<int> right)
    {
        var minimum = Math.Max(earlier.Minimum, later.Minimum);
        var (before, after) = (earlier.Round, later.Round);
        var departed = left.Exists(respondent => before.Same(respondent, subArea, after) is null);
        var arrived = right.Exists(respondent => after.Same(respondent, subArea, before) is null);
        return (departed || arrived || (earlier.MeanIsKnown && later.MeanIsKnown))
            && DisclosureGate.MayShowSubset(Camps(subArea, before, after, Known(subArea, earlier)), minimum)
            && DisclosureGate.MayShowSubset(Camps(subArea, after, before, Known(subArea, later)), minimum);
    }

    /// <summary>
    /// Those of the other rounds whose split with this one may be seen. One that fails the gate by itself is not shown whatever came before it, so
    /// nobody can add it to this one.
    /// </summary>
    private static IReadOnlyList<MatchedRound> Known(string subArea, SplitSide side) =>
    [
        .. side.Others.Where(other => DisclosureGate.MayShowSubset(Camps(subArea, side.Round, other, []), DisclosureGate.LowestMinimum)
            && DisclosureGate.MayShowSubset(Camps(subArea, other, side.Round, []), DisclosureGate.LowestMinimum)),
    ];

    private static IEnumerable<(string Cell, bool Inside)> Camps(string subArea, MatchedRound round, MatchedRound other, IReadOnlyList<MatchedRound> known) =>
        round.Counting(subArea).Select(own => (round.CellOf(own, subArea, known), round.Same(own, subArea, other) is not null));
}
