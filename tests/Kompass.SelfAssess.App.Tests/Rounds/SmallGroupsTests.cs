using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class SmallGroupsTests
{
    private const int Minimum = 5;

    [Theory]
    [InlineData(new[] { 8, 9 }, new[] { true, true })]
    [InlineData(new[] { 4, 9 }, new[] { false, false })]
    [InlineData(new[] { 4, 9, 7 }, new[] { false, true, false })]
    [InlineData(new[] { 1, 2, 9 }, new[] { false, false, false })]
    [InlineData(new[] { 3, 4, 9 }, new[] { false, false, true })]
    [InlineData(new[] { 0, 9 }, new[] { true, true })]
    public void Withhold_OneUnit_LeavesNothingBelowFiveToBeWorkedOut(int[] invited, bool[] shown)
    {
        var rows = Withheld([.. invited.Select((n, group) => new RateCell(group, 0, n, n))], invited.Length, 1);

        Assert.Equal(shown, rows.Groups.Select(row => row.Submitted is not null));
    }

    /// <summary>Both tables are large enough each, but managers less the school are two people.</summary>
    [Fact]
    public void Withhold_GroupsAndUnitsTakenTogether_LeaveNoFewPeople()
    {
        RateCell[] cells = [new(0, 0, 6, 6), new(0, 1, 2, 2), new(1, 1, 9, 9)];

        var (groups, units) = Withheld(cells, 2, 2);

        Assert.Empty(Learned(cells, 2, 2, groups, units));
        Assert.Contains(groups.Concat(units), row => row.Submitted is null);
    }

    [Fact]
    public void Withhold_NearlyAllWithdrawn_CountsThoseWhoCanStillAnswer()
    {
        var (groups, _) = Withheld([new(0, 0, 9, 2), new(1, 0, 9, 9), new(2, 0, 12, 12)], 3, 1);

        Assert.Equal([false, false, true], groups.Select(row => row.Submitted is not null));
    }

    /// <summary>A reader who solves every linear combination of the shown numbers learns nothing of fewer than five people, and no withheld row of so few.</summary>
    [Fact]
    public void Withhold_RandomRounds_TellNoAdversaryOfFewPeople()
    {
        var random = new Random(20261121);
        var (shown, all) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var (groups, units) = (random.Next(1, 5), random.Next(1, 4));
            RateCell[] cells =
            [
                .. from @group in Enumerable.Range(0, groups)
                   from unit in Enumerable.Range(0, units)
                   where random.Next(3) > 0
                   let invited = random.Next(2) == 0 ? random.Next(1, 6) : random.Next(4, 15)
                   select new RateCell(@group, unit, invited, random.Next(4) == 0 ? random.Next(0, invited + 1) : invited),
            ];
            var rows = Withheld(cells, groups, units);

            // Where all are too few the total tells it, and that is shown.
            if (cells.Sum(cell => cell.Active) >= Minimum && cells.Length > 0)
            {
                var learned = Learned(cells, groups, units, rows.Groups, rows.Units);
                Assert.True(learned.Count == 0, $"round {round}: {string.Join(", ", cells.AsEnumerable())}: {string.Join("; ", learned)}");
            }

            shown += rows.Groups.Concat(rows.Units).Count(row => row is { Submitted: not null, Invited: > 0 });
            all += rows.Groups.Concat(rows.Units).Count(row => row.Invited > 0);
        }

        // It is not safe by showing nothing.
        Assert.InRange((double)shown / all, 0.2, 0.95);
    }

    private static (IReadOnlyList<ResponseRateRow> Groups, IReadOnlyList<ResponseRateRow> Units) Withheld(RateCell[] cells, int groups, int units) => SmallGroups.Withhold(
        [.. Enumerable.Range(0, groups).Select(at => new ResponseRateRow($"g{at}", cells.Where(cell => cell.Group == at).Sum(cell => cell.Invited), 0, false))],
        [.. Enumerable.Range(0, units).Select(at => new ResponseRateRow($"u{at}", cells.Where(cell => cell.Unit == at).Sum(cell => cell.Invited), 0, false))],
        cells,
        Minimum);

    /// <summary>Sets of cells with too few people of whom some combination of the shown rows and the total tells something.</summary>
    private static List<string> Learned(RateCell[] cells, int groups, int units, IReadOnlyList<ResponseRateRow> groupRows, IReadOnlyList<ResponseRateRow> unitRows)
    {
        List<double[]> known = [[.. cells.Select(_ => 1.0)]];
        known.AddRange(Enumerable.Range(0, groups).Where(at => groupRows[at].Submitted is not null).Select(at => cells.Select(cell => cell.Group == at ? 1.0 : 0).ToArray()));
        known.AddRange(Enumerable.Range(0, units).Where(at => unitRows[at].Submitted is not null).Select(at => cells.Select(cell => cell.Unit == at ? 1.0 : 0).ToArray()));
        var rank = Rank(known);
        var learned = new List<string>();
        for (var set = 1; set < 1 << cells.Length; set++)
        {
            var few = Enumerable.Range(0, cells.Length).Where(cell => (set >> cell & 1) == 1).ToList();
            if (few.Sum(cell => cells[cell].Active) < Minimum && Rank(known.Select(row => row.Select((factor, cell) => few.Contains(cell) ? 0 : factor).ToArray())) < rank)
            {
                learned.Add(string.Join('+', few));
            }
        }

        return learned;
    }

    private static int Rank(IEnumerable<double[]> rows)
    {
        var echelon = new List<(int Pivot, double[] Row)>();
        foreach (var row in rows.Select(row => row.ToArray()))
        {
            foreach (var (pivot, known) in echelon)
            {
                var factor = row[pivot];
                for (var column = 0; column < row.Length; column++)
                {
                    row[column] -= factor * known[column];
                }
            }

            var first = Array.FindIndex(row, value => Math.Abs(value) > 1e-9);
            if (first >= 0)
            {
                echelon.Add((first, [.. row.Select(value => value / row[first])]));
            }
        }

        return echelon.Count;
    }
}
