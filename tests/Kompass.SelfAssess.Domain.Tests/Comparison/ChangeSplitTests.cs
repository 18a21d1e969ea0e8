using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class ChangeSplitTests
{
    private static readonly FrameworkEdition One = TestEditions.Tiny(("1.1", 100, [1m]));

    [Fact]
    public void Of_ByHand_AddsUp()
    {
        // Ten stay and go from 0.25 to 0.45; five at 1 leave and five at 0.62 come.
        var change = Split(Round(One, 15, person => person < 10 ? 1 : 5), Round(One, 15, person => person < 10 ? 2 : 3, first: 0, newcomers: 10));

        var total = change.Total;
        Assert.Equal((CellState.Shown, 10, 5, 5), (total.State, total.Stayed, total.Left, total.Came));
        Assert.Equal(20, (double)total.Same!.Value, 9);
        // Means 0.5 and 0.506667: 0.67 in all, so the turnover makes −19.33.
        Assert.Equal(100 * ((0.45 * 10) + (0.62 * 5) - (0.25 * 10) - 5) / 15, (double)total.Difference!.Value, 9);
        Assert.Equal((double)(total.Difference - total.Same)!.Value, (double)total.Turnover!.Value, 9);
        Assert.Equal(0, (double)total.Weighting!.Value, 9);
        Assert.True(total.Secured);
    }

    [Fact]
    public void Margin_OfTheSame_IsThatOfPairs()
    {
        // Changes of five people: 0.20, 0.20, 0.20, 0.37, 0.37; the others leave and come.
        int[] later = [2, 2, 2, 3, 3];
        var split = Split(Round(One, 10, _ => 1), Round(One, 10, person => person < 5 ? later[person] : 1, first: 0, newcomers: 5));

        double[] changes = [20, 20, 20, 37, 37];
        var mean = changes.Average();
        var expected = 2.776445 * Math.Sqrt(changes.Sum(change => (change - mean) * (change - mean)) / 4 / 5);
        Assert.Equal(expected, (double)split.Total.Margin!.Value, 4);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void Of_FewLeftOrCame_IsWithheld(int few)
    {
        Assert.Equal(CellState.Withheld, Split(Round(One, 20 + few, _ => 1), Round(One, 20, _ => 2)).Total.State);
        Assert.Equal(CellState.Withheld, Split(Round(One, 20, _ => 1), Round(One, 20 + few, _ => 2)).Total.State);
        Assert.Equal(CellState.Withheld, Split(Round(One, 20, _ => 1), Round(One, 20, _ => 2, first: 20 - few)).Total.State);
    }

    [Fact]
    public void Of_EverybodyTheSame_IsAllOfTheDifference()
    {
        var total = Split(Round(One, 8, _ => 1), Round(One, 8, _ => 2)).Total;

        Assert.Equal((CellState.Shown, 8, 0, 0), (total.State, total.Stayed, total.Left, total.Came));
        Assert.Equal(0, (double)total.Turnover!.Value, 9);
    }

    [Fact]
    public void Of_NobodyTheSame_IsMissing() =>
        Assert.Equal(CellState.Missing, Split(Round(One, 8, _ => 1), Round(One, 8, _ => 2, first: 8)).Total.State);

    /// <summary>Six of group a stay and nine of group b go: who knows the group's mean knows the stayers'.</summary>
    [Fact]
    public void Of_StayersAreAGroup_IsWithheldWhereThatSaysWhatATableMayNot()
    {
        var earlier = Responses.Of([.. Rows("a", 6, "1"), .. Rows("b", 9, "2")]);
        var later = Responses.Of([.. Rows("a", 6, "3"), .. Rows("b", 9, "2")]);
        string[] before = [.. Enumerable.Range(0, 15).Select(person => $"{person}")];
        string[] after = [.. Enumerable.Range(0, 6).Select(person => $"{person}"), .. Enumerable.Range(15, 9).Select(person => $"{person}")];

        Assert.Equal(CellState.Withheld, Split((One, earlier, before), (One, later, after)).Total.State);
    }

    [Fact]
    public void Of_WeightingThatMayNotStandAlone_IsOneWithTheTurnover()
    {
        var earlier = Mixed(0, 12, 8, 1);
        var later = Mixed(6, 12, 8, 2);
        var apart = Split(earlier, later, Weighting.GroupBalanced, known: true).Total;
        var together = Split(earlier, later, Weighting.GroupBalanced, known: false).Total;

        Assert.NotEqual(0, (double)apart.Weighting!.Value, 6);
        Assert.Null(together.Weighting);
        Assert.Equal(apart.Turnover + apart.Weighting, together.Turnover);
        Assert.Equal(apart.Same, together.Same);
    }

    /// <summary>Compared with its predecessor and its successor, the middle round is cut in two ways that together leave few.</summary>
    [Fact]
    public void Of_ARoundBetweenTwo_CountsThoseThatBothComparisonsLeave()
    {
        // Of the middle round's 20 people 10 were there before; 11 come again: the same 10 and one more.
        var (first, middle, last) = (Matched(One, Numbers(0, 10).Concat(Numbers(100, 10))), Matched(One, Numbers(0, 20)), Matched(One, Numbers(0, 11).Concat(Numbers(200, 9))));

        Assert.Equal(CellState.Shown, SplitOf(middle, last, []).Total.State);
        Assert.Equal(CellState.Withheld, SplitOf(middle, last, [first]).Total.State);
    }

    [Fact]
    public void Of_AnyTwoRounds_AddsUpToTheDifference() => Prop.ForAll(Pair.Any, pair =>
    {
        var change = pair.Change();
        var split = ChangeSplit.Of(change, Pair.Side(pair.Earlier, true), Pair.Side(pair.Later, true));
        SplitNumber[] shown = [.. split.Areas.Prepend(split.Total).Where(number => number.State == CellState.Shown)];
        return shown.All(number =>
            number.Difference == change[number.Part].Difference
            && number.Same + number.Turnover + number.Weighting == number.Difference
            && Math.Abs((double)number.Turnover!.Value - pair.Turnover(number.Part)) < 1e-6
            && Math.Abs((double)number.Same!.Value - pair.Same(number.Part)) < 1e-6)
            .Classify(shown.Length > 0, "shown");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>
    /// A reader who knows every table of both rounds, withheld or not, and who is whom: whatever he adds to the split, it is still made of at
    /// least the minimum of each round that it is made of at all.
    /// </summary>
    [Fact]
    public void Of_AnyTwoRounds_TellsNothingOfFewEvenToOneWhoKnowsEveryTable() => Prop.ForAll(Pair.Any, pair =>
    {
        var split = ChangeSplit.Of(pair.Change(), Pair.Side(pair.Earlier, true), Pair.Side(pair.Later, true));
        if (split.Total.State != CellState.Shown)
        {
            return true.Classify(true, "not shown");
        }

        return Pair.Edition.SubAreas.All(subArea =>
        {
            var (before, after) = (Pair.Hidden(pair.Earlier, pair.Later, subArea.Code), Pair.Hidden(pair.Later, pair.Earlier, subArea.Code));
            return (before == 0 || before >= 5) && (after == 0 || after >= 5) && (before + after > 0 || pair.AllTheSame(subArea.Code));
        }).Classify(true, "shown");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_AnyTwoRounds_SolvesNothingThatEitherWithholds() => Prop.ForAll(Pair.Any, pair =>
    {
        var known = pair.Weighting == Weighting.Respondents;
        var split = ChangeSplit.Of(pair.Change(), Pair.Side(pair.Earlier, known), Pair.Side(pair.Later, known));
        return (pair.LearntOfTheSplit(split).Count == 0).Classify(split.Areas.Any(area => area.State == CellState.Shown), "shown");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static (string, string, string)[] Rows(string group, int people, string answers) => [.. Enumerable.Repeat((group, "", answers), people)];

    private static IEnumerable<int> Numbers(int first, int count) => Enumerable.Range(first, count);

    private static (FrameworkEdition, ResponseMatrix, string[]) Round(FrameworkEdition edition, int people, Func<int, int> level, int first = 0, int newcomers = int.MaxValue) => (
        edition,
        Responses.Of([.. Enumerable.Range(0, people).Select(person => $"{level(person)}")]),
        [.. Enumerable.Range(0, people).Select(person => $"{(person < newcomers ? person + first : person + 1000)}")]);

    private static (FrameworkEdition, ResponseMatrix, string[]) Mixed(int first, int managers, int others, int level) => (
        One,
        Responses.Of([.. Rows("a", managers, $"{level}"), .. Rows("b", others, $"{level + 1}")]),
        [.. Numbers(first, managers).Select(person => $"a{person}"), .. Numbers(first / 2, others).Select(person => $"b{person}")]);

    private static MatchedRound Matched(FrameworkEdition edition, IEnumerable<int> people)
    {
        string[] known = [.. people.Select(person => $"{person}")];
        return new MatchedRound(new Instrument(edition, RoundDepth.Full), Responses.Of([.. known.Select(_ => "3")]), known);
    }

    private static ChangeSplit SplitOf(MatchedRound earlier, MatchedRound later, IReadOnlyList<MatchedRound> others)
    {
        RoundSide Same(MatchedRound round) => RoundChangeTests.Side(One, Responses.Of([.. round.People.Select(_ => "3")]), Weighting.Respondents, []);
        return ChangeSplit.Of(RoundChange.Between(Same(earlier), Same(later)), new SplitSide(earlier, 5, true, others), new SplitSide(later, 5, true, others));
    }

    private static ChangeSplit Split(
        (FrameworkEdition Edition, ResponseMatrix Responses, string[] People) earlier,
        (FrameworkEdition Edition, ResponseMatrix Responses, string[] People) later,
        Weighting weighting = Weighting.Respondents,
        bool known = true)
    {
        SplitSide Side((FrameworkEdition Edition, ResponseMatrix Responses, string[] People) round) =>
            new(new MatchedRound(new Instrument(round.Edition, RoundDepth.Full), round.Responses, round.People), 5, known, []);
        var change = RoundChange.Between(
            RoundChangeTests.Side(earlier.Edition, earlier.Responses, weighting, []), RoundChangeTests.Side(later.Edition, later.Responses, weighting, []));
        return ChangeSplit.Of(change, Side(earlier), Side(later));
    }
}
