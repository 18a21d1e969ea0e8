using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class PortfolioTests
{
    [Fact]
    public void Best_HandComputed_TakesWhatGivesMost()
    {
        // 10 days: 1 and 3 give 5 + 2 = 7; 2 alone gives 6.
        Portfolio portfolio = new([Item(1, 6, 5, "1.1"), Item(2, 10, 6, "1.2"), Item(3, 4, 2, "1.3")], PortfolioCaps.None);

        Assert.Equal((10, 7m), Of(portfolio.Best(10)));
        Assert.Equal([1, 3], portfolio.Best(10).Numbers);
        Assert.Equal([(0, 0m), (4, 2m), (6, 5m), (10, 7m), (14, 8m), (16, 11m), (20, 13m)], portfolio.Curve);
        Assert.Equal((0, 0m), Of(portfolio.Best(0)));
        Assert.Equal([1, 2, 3], portfolio.Best(1000).Numbers);
        Assert.True(portfolio.Exact);
    }

    [Fact]
    public void Best_SameSubArea_NeverMoreThanIsLeft()
    {
        // 3 points are left of 1.1: 1 and 2 together give 3, not 4; so 3 is better than 2 beside 1.
        PortfolioItem[] items = [Item(1, 5, 2, "1.1", "1.1.b"), Item(2, 5, 2, "1.1", "1.1.c"), Item(3, 5, 1.5m, "1.2")];
        Portfolio portfolio = new(items, Caps(subAreas: [("1.1", 3)]));

        Assert.Equal((10, 3.5m), Of(portfolio.Best(10)));
        Assert.Equal(3, portfolio.Best(10).Numbers[^1]);
        Assert.Equal(4.5m, portfolio.Best(15).Points);
    }

    [Fact]
    public void Best_SameQuestion_NeverMoreThanIsLeftOfIt()
    {
        PortfolioItem[] items = [Item(1, 5, 2, "1.1", "1.1.b"), Item(2, 5, 2, "1.1", "1.1.b")];

        Assert.Equal((5, 2m), Of(new Portfolio(items, Caps(questions: [("1.1.b", 2)])).Best(100)));
        Assert.Equal((10, 2.5m), Of(new Portfolio(items, Caps(questions: [("1.1.b", 2.5m)])).Best(100)));
    }

    [Fact]
    public void Best_Dependency_TakesWhatItNeeds()
    {
        PortfolioItem[] items = [Item(1, 5, 0, "1.1"), Item(2, 5, 4, "1.2", needs: 1), Item(3, 5, 3, "1.3")];
        Portfolio portfolio = new(items, PortfolioCaps.None);

        Assert.Equal([3], portfolio.Best(5).Numbers);
        Assert.Equal([1, 2], portfolio.Best(10).Numbers);
        Assert.Equal([(1, 2)], portfolio.Lacking([2, 3]));
        Assert.Equal((10, 7m), Of(portfolio.Of([2, 3])));
    }

    [Fact]
    public void Best_CircleOrMissingNeed_IsBlockedNotChosen()
    {
        Portfolio portfolio = new([Item(1, 1, 9, "1.1", needs: 2), Item(2, 1, 9, "1.2", needs: 1), Item(3, 1, 9, "1.3", needs: 99), Item(4, 1, 1, "1.4")], PortfolioCaps.None);

        Assert.Equal([1, 2, 3], portfolio.Blocked);
        Assert.Equal([4], portfolio.Best(100).Numbers);
    }

    [Fact]
    public void Best_Nothing_IsNothing()
    {
        Portfolio portfolio = new([], PortfolioCaps.None);

        Assert.Equal([(0, 0m)], portfolio.Curve);
        Assert.Throws<ArgumentOutOfRangeException>(() => portfolio.Best(-1));
    }

    [Fact]
    public void Best_RandomCases_AgreeWithTryingEverything()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var (items, caps) = Random(new Random(seed), most: 9);
            Portfolio portfolio = new(items, caps);
            var budgets = Enumerable.Range(0, items.Sum(item => item.Days) + 2).ToList();
            var best = Everything(items, caps);
            foreach (var budget in budgets)
            {
                var choice = portfolio.Best(budget);
                var expected = best.Where(one => one.Days <= budget).Max(one => one.Points);
                Assert.True(expected == choice.Points, $"seed {seed}, budget {budget}: {choice.Points}, not {expected}");
                Assert.True(choice.Days <= budget);
                // What it says of itself is what its actions come to, with all that they need.
                Assert.Equal(choice, portfolio.Of(choice.Numbers), (one, other) => one!.Days == other!.Days && one.Points == other.Points);
                Assert.Empty(portfolio.Lacking(choice.Numbers));
            }

            Assert.True(portfolio.Exact);
        }
    }

    [Fact]
    public void Curve_RandomCases_RisesInBoth()
    {
        for (var seed = 1000; seed < 1060; seed++)
        {
            var (items, caps) = Random(new Random(seed), most: 25);
            var curve = new Portfolio(items, caps).Curve;
            Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Days < pair.Second.Days && pair.First.Points < pair.Second.Points));
        }
    }

    [Fact]
    public void Best_LargePlanOfOneKnot_IsStillQuick()
    {
        // Eighty actions in eight sub-areas whose bounds all bind, every third one in need of the one before it.
        var random = new Random(7);
        var items = Enumerable.Range(1, 80).Select(number => new PortfolioItem(
            number, random.Next(1, 40), [new($"{number % 8}.1", null, random.Next(1, 300) / 100m)], number % 3 == 0 ? [number - 1] : [])).ToList();
        var caps = Caps(subAreas: [.. Enumerable.Range(0, 8).Select(area => ($"{area}.1", 6m))]);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var portfolio = new Portfolio(items, caps);

        Assert.Equal(48m, portfolio.Best(10_000).Points);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        // More possibilities than are kept: it says so.
        Assert.False(portfolio.Exact);
    }

    private static List<(int Days, decimal Points)> Everything(IReadOnlyList<PortfolioItem> items, PortfolioCaps caps)
    {
        var all = new List<(int, decimal)>();
        for (var mask = 0; mask < 1 << items.Count; mask++)
        {
            var chosen = items.Where((_, place) => (mask >> place & 1) == 1).ToList();
            if (chosen.All(item => item.DependsOn.All(needed => chosen.Exists(one => one.Number == needed))))
            {
                all.Add((chosen.Sum(item => item.Days), caps.Value(chosen.SelectMany(item => item.Gains))));
            }
        }

        return all;
    }

    private static (IReadOnlyList<PortfolioItem> Items, PortfolioCaps Caps) Random(Random random, int most)
    {
        string[] subAreas = ["1.1", "1.2", "2.1"];
        var count = random.Next(1, most + 1);
        var items = Enumerable.Range(1, count).Select(number => new PortfolioItem(
            number,
            random.Next(0, 9),
            [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Gain(random, subAreas))],
            number > 1 && random.Next(3) == 0 ? [random.Next(1, number)] : [])).ToList();
        var caps = Caps(
            [.. subAreas.Where(_ => random.Next(3) > 0).Select(code => (code, random.Next(1, 700) / 100m))],
            [.. subAreas.Where(_ => random.Next(2) == 0).Select(code => ($"{code}.b", random.Next(1, 400) / 100m))]);
        return (items, caps);
    }

    private static PortfolioGain Gain(Random random, string[] subAreas)
    {
        var subArea = subAreas[random.Next(subAreas.Length)];
        return new(subArea, random.Next(3) switch { 0 => null, 1 => $"{subArea}.b", _ => $"{subArea}.c" }, random.Next(0, 300) / 100m);
    }

    private static PortfolioItem Item(int number, int days, decimal points, string subArea, string? question = null, int? needs = null) =>
        new(number, days, [new PortfolioGain(subArea, question, points)], needs is { } one ? [one] : []);

    private static PortfolioCaps Caps((string Code, decimal Points)[]? subAreas = null, (string Code, decimal Points)[]? questions = null) => new(
        (subAreas ?? []).ToDictionary(one => one.Code, one => one.Points), (questions ?? []).ToDictionary(one => one.Code, one => one.Points));

    private static (int, decimal) Of(PortfolioChoice choice) => (choice.Days, choice.Points);
}
