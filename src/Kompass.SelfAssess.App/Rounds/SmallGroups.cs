namespace Kompass.SelfAssess.App.Rounds;

/// <summary>People invited by name to one group in one unit.</summary>
/// <param name="Group">Place of the group among the group rows.</param>
/// <param name="Unit">Place of the unit among the unit rows.</param>
/// <param name="Invited">How many.</param>
/// <param name="Active">Of those, how many have not been withdrawn: only their answers are still to come.</param>
internal sealed record RateCell(int Group, int Unit, int Invited, int Active);

/// <summary>
/// The gate of the response rate: in an anonymous round nobody is told how many of three have answered, nor can work it out from the rows of
/// groups, the rows of units and the total taken together.
/// <para>
/// What a reader knows is a sum over cells (group × unit): a number for each shown row and one for the total. A combination of such sums gives
/// each cell the difference between a number of its group and a number of its unit, where all withheld groups share one number and all withheld
/// units another. So it tells of few people exactly where few people stand between two parts of the graph whose nodes are the groups and units,
/// the withheld ones of a kind taken as one, and whose edges are the cells: a minimum cut below the minimum.
/// </para>
/// </summary>
internal static class SmallGroups
{
    public static (IReadOnlyList<ResponseRateRow> Groups, IReadOnlyList<ResponseRateRow> Units) Withhold(
        IReadOnlyList<ResponseRateRow> groups, IReadOnlyList<ResponseRateRow> units, IReadOnlyList<RateCell> cells, int minimum)
    {
        var graph = new RateGraph(groups.Count, units.Count, [.. cells.Where(cell => cell.Invited > 0)]);
        graph.WithholdBelow(minimum);
        while (graph.SmallCut(minimum) is { } side && graph.Join(side))
        {
        }

        return (
            [.. groups.Select((row, at) => graph.IsWithheld(at) ? row with { Submitted = null } : row)],
            [.. units.Select((row, at) => graph.IsWithheld(groups.Count + at) ? row with { Submitted = null } : row)]);
    }
}
