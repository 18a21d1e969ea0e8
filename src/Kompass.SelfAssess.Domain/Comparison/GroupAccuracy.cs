using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>How near the official result one role group was, over the sub-areas that the gate shows of it. Source: design 6 and 7.</summary>
/// <remarks>
/// Everything is made of numbers that are shown by themselves, so that no withheld number can be worked out of it. A group is measured on what it
/// was asked: <paramref name="Everybody"/> has all answers on the same sub-areas, since some are harder to estimate than others.
/// </remarks>
/// <param name="Group">Key of the role group.</param>
/// <param name="Asked">How many sub-areas with an official share it was asked.</param>
/// <param name="Accuracy">Its agreement; <see cref="Comparison.Accuracy.Pairs"/> is how many of them are shown.</param>
/// <param name="Everybody">The agreement of all answers, as far as shown, on the sub-areas that the group is measured on.</param>
/// <param name="State">Which sign stands in place of the measures where none of the sub-areas is shown.</param>
/// <param name="Reason">Why, where that is because they are withheld.</param>
public sealed record GroupAccuracy(string Group, int Asked, Accuracy Accuracy, Accuracy Everybody, CellState State, WithheldReason? Reason)
{
    /// <summary>Measures every group of the round, in its order.</summary>
    /// <param name="estimate">The disclosed estimate.</param>
    /// <param name="comparison">Everybody's estimate beside the official result.</param>
    public static IReadOnlyList<GroupAccuracy> Of(DisclosedEstimate estimate, ComparisonResult comparison) =>
        [.. estimate.Groups.Select(group => Of(group, estimate, comparison))];

    private static GroupAccuracy Of(string group, DisclosedEstimate estimate, ComparisonResult comparison)
    {
        var own = comparison.SubAreas
            .Where(row => row.Numbers.OfficialShare is not null)
            .Select(row => (Row: row, Cell: estimate[Part.SubArea(row.Code), Slice.Group(group)]))
            .Where(pair => pair.Cell.State != CellState.NotApplicable)
            .ToList();
        var shown = own.Where(pair => pair.Cell is { Shown: true, Value.Points: not null }).ToList();
        var hidden = own.FirstOrDefault(pair => pair.Cell.State == CellState.Withheld).Cell;
        var state = shown.Count > 0 ? CellState.Shown
            : hidden is not null ? CellState.Withheld
            : own.Count > 0 ? CellState.Missing
            : CellState.NotApplicable;
        return new GroupAccuracy(
            group,
            own.Count,
            Comparison.Accuracy.Of([.. shown.Select(pair => (pair.Cell.Value.Points!.Value / pair.Row.Numbers.Max, Official(pair.Row)))]),
            Comparison.Accuracy.Of(
                [.. shown.Where(pair => pair.Row.Numbers.Estimate is not null).Select(pair => (pair.Row.Numbers.Estimate!.Value / pair.Row.Numbers.Max, Official(pair.Row)))]),
            state,
            state == CellState.Withheld ? hidden!.Reason : null);
    }

    private static decimal Official(ComparedSubArea row) => (decimal)row.Numbers.OfficialShare!.Value;
}
