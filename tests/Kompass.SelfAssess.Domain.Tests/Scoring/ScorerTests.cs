using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

public sealed class ScorerTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    // Weights 0.4 0.3 0.2 0.1; shares of levels 0–5: 0 .25 .45 .62 .80 1.
    private static readonly Instrument FourQuestions = Full(TestEditions.Tiny(("1.1", 20, [0.4m, 0.3m, 0.2m, 0.1m])));

    [Theory]
    [InlineData("3333", 0.62)]
    [InlineData("53__", (0.4 + (0.3 * 0.62)) / 0.7)] // rated .7 of 1
    [InlineData("3__5", (0.4 * 0.62 + 0.1) / 0.5)] // rated .5 of 1: exactly half counts
    [InlineData("3___", null)] // rated .4 of 1
    [InlineData("3?_?", null)] // don't know stays in the denominator: rated .4 of 1
    [InlineData("3-__", 0.62)] // asked 1 − .3, rated .4 of .7
    [InlineData("3-??", 0.62)]
    [InlineData("3??-", null)] // rated .4 of .9
    [InlineData("_--3", null)] // rated .1 of .5
    [InlineData("---3", 0.62)] // rated .1 of .1
    [InlineData("----", null)]
    [InlineData("????", null)]
    [InlineData("____", null)]
    [InlineData("3...", 0.62)] // not asked is not asked: rated .4 of .4
    [InlineData("3_..", 0.62)] // rated .4 of .7
    [InlineData("_3..", null)] // rated .3 of .7
    [InlineData("....", null)]
    [InlineData("0000", 0.0)]
    public void Estimate_OneRespondent_CountsFromHalfOfWhatApplies(string answers, double? share)
    {
        var cell = Estimate(FourQuestions, Responses.Of(answers))[SubArea11, Slice.All];

        Assert.Equal(share is null ? 0 : 1, cell.N);
        Assert.Equal(share is null, cell.Points is null);
        Assert.Equal(share ?? -1, cell.Share ?? -1, 12);
        Assert.Equal((decimal)(20 * (share ?? -1)), cell.Points ?? -20, 12);
    }

    [Theory]
    [InlineData(RoundDepth.Quick, Weighting.Respondents)]
    [InlineData(RoundDepth.Quick, Weighting.GroupBalanced)]
    [InlineData(RoundDepth.Full, Weighting.Respondents)]
    [InlineData(RoundDepth.Full, Weighting.GroupBalanced)]
    public void Estimate_AllLevelFive_Gives800_AllLevelZero_Gives0(RoundDepth depth, Weighting weighting)
    {
        var instrument = new Instrument(TestEditions.Full2020V2Shape(3), depth);
        (string, string, string)[] Everybody(char level) =>
            [.. new[] { "a", "a", "a", "b", "b", "c", "c" }.Select(group => (group, "", new string(level, instrument.Questions.Count)))];

        var highest = Scorer.Estimate(instrument, Responses.Of(Everybody('5')), weighting, []);
        var lowest = Scorer.Estimate(instrument, Responses.Of(Everybody('0')), weighting, []);

        Assert.Equal(800m, highest[Part.Total, Slice.All].Points);
        Assert.Equal(1.0, highest[Part.Total, Slice.All].Share);
        Assert.Equal(0m, highest[Part.Total, Slice.All].Margin);
        Assert.Equal(0m, lowest[Part.Total, Slice.All].Points);
        Assert.All(Enumerable.Range(1, 8), area => Assert.Equal(100m, highest[Part.Area(area), Slice.Group("b")].Points));
        Assert.Equal(36, highest.Covered);
        Assert.Equal(36, highest.SubAreaCount);
    }

    [Fact]
    public void Estimate_Groups_BalancedIsTheMeanOfGroupMeans()
    {
        // Group a: levels 1, 2 (mean (.25+.45)/2 = .35); group b: 3, 4, 5 (mean 2.42/3); group c is asked but does not know.
        var responses = Responses.Of(("a", "u", "1"), ("a", "v", "2"), ("b", "u", "3"), ("b", "v", "4"), ("b", "", "5"), ("c", "v", "?"));
        var instrument = Quick(("1.1", 30));

        var plain = Scorer.Estimate(instrument, responses, Weighting.Respondents, []);
        var balanced = Scorer.Estimate(instrument, responses, Weighting.GroupBalanced, []);

        // (.25+.45+.62+.80+1)/5 = 3.12/5 = .624, ·30 = 18.72
        Assert.Equal(18.72m, plain[SubArea11, Slice.All].Points!.Value, 12);
        // (.35 + .806667)/2 = .578333, ·30 = 17.35; c has nobody that counts and is not in G
        Assert.Equal(17.35m, balanced[SubArea11, Slice.All].Points!.Value, 12);
        foreach (var estimate in new[] { plain, balanced })
        {
            Assert.Equal(10.5m, estimate[SubArea11, Slice.Group("a")].Points!.Value, 12); // 30·.35
            Assert.Equal(24.2m, estimate[SubArea11, Slice.Group("b")].Points!.Value, 12); // 30·2.42/3
            Assert.Null(estimate[SubArea11, Slice.Group("c")].Points);
            Assert.Equal(13.05m, estimate[SubArea11, Slice.Unit("u")].Points!.Value, 12); // 30·(.25+.62)/2
            Assert.Equal(18.75m, estimate[SubArea11, Slice.Unit("v")].Points!.Value, 12); // 30·(.45+.80)/2
            Assert.Equal((5, 6), (estimate[SubArea11, Slice.All].N, estimate[SubArea11, Slice.All].Asked));
            Assert.Equal((2, 3), (estimate[SubArea11, Slice.Unit("v")].N, estimate[SubArea11, Slice.Unit("v")].Asked));
            Assert.Equal((0, 1), (estimate[SubArea11, Slice.Group("c")].N, estimate[SubArea11, Slice.Group("c")].Asked));
        }
    }

    [Fact]
    public void Estimate_SubAreaWithoutAnybodyThatCounts_HasNoPoints_NorItsAreaNorTheTotal()
    {
        var instrument = Quick(("1.1", 40), ("1.2", 60), ("2.1", 100));
        var estimate = Estimate(instrument, Responses.Of("3?4", "4?5"));

        Assert.Null(estimate[Part.SubArea("1.2"), Slice.All].Points);
        Assert.Null(estimate[Part.Area(1), Slice.All].Points);
        Assert.Null(estimate[Part.Area(1), Slice.All].Share);
        Assert.Null(estimate[Part.Area(1), Slice.All].Margin);
        Assert.Null(estimate[Part.Total, Slice.All].Points);
        Assert.Equal(90m, estimate[Part.Area(2), Slice.All].Points); // 100·(.80+1)/2
        Assert.Equal((2, 0), (estimate[Part.Area(1), Slice.All].N, estimate[Part.Area(1), Slice.All].LeastN));
        Assert.Equal(2, estimate.Covered);
        Assert.Equal(3, estimate.SubAreaCount);
    }

    [Fact]
    public void Estimate_SubAreaThatTheDepthAsksNothingOf_HasNoPoints()
    {
        var instrument = Full(TestEditions.Tiny(("1.1", 40, [1m]), ("1.2", 60, [])));
        var estimate = Estimate(instrument, Responses.Of("3", "4"));

        Assert.NotNull(estimate[Part.SubArea("1.1"), Slice.All].Points);
        Assert.Equal((0, 0), (estimate[Part.SubArea("1.2"), Slice.All].N, estimate[Part.SubArea("1.2"), Slice.All].Asked));
        Assert.Null(estimate[Part.Area(1), Slice.All].Points);
        Assert.Equal((1, 2), (estimate.Covered, estimate.SubAreaCount));
    }

    [Fact]
    public void Estimate_Sums_AreExactInDecimals_AndCountDistinctPeople()
    {
        var instrument = Quick(("1.1", 40), ("1.2", 60), ("2.1", 100));
        var estimate = Estimate(instrument, Responses.Of("35.", "4?1", "0_2", ".1."));

        // 1.1: 40·(.62+.80+0)/3; 1.2: 60·(1+.25)/2 = 37.5; 2.1: 100·(.25+.45)/2 = 35
        var first = estimate[Part.SubArea("1.1"), Slice.All];
        Assert.Equal((decimal)(40 * (0.62 + 0.80) / 3), first.Points!.Value, 12);
        Assert.Equal(first.Points + 37.5m, estimate[Part.Area(1), Slice.All].Points);
        Assert.Equal(first.Points + 72.5m, estimate[Part.Total, Slice.All].Points);
        Assert.Equal((4, 2, 4), (estimate[Part.Area(1), Slice.All].N, estimate[Part.Area(1), Slice.All].LeastN, estimate[Part.Area(1), Slice.All].Asked));
        Assert.Equal((2, 2, 2), (estimate[Part.Area(2), Slice.All].N, estimate[Part.Area(2), Slice.All].LeastN, estimate[Part.Area(2), Slice.All].Asked));
        Assert.Equal((4, 2, 4), (estimate[Part.Total, Slice.All].N, estimate[Part.Total, Slice.All].LeastN, estimate[Part.Total, Slice.All].Asked));
        Assert.Equal((3, 3), (first.N, first.Asked));
    }

    [Fact]
    public void Estimate_DontKnow_IsAShareOfWhatWasSaid()
    {
        // 1.1: levels 3 + 4, don't know 1, the rest said nothing or not applicable: 1/3. 1.2: 2/3.
        var estimate = Estimate(Quick(("1.1", 40), ("1.2", 60)), Responses.Of("3?", "4?", "?5", "-_", "_."));

        Assert.Equal(1 / 3.0, estimate[SubArea11, Slice.All].DontKnowShare);
        Assert.Equal(2 / 3.0, estimate[Part.Question("1.2.a"), Slice.All].DontKnowShare);
        Assert.Equal(3 / 6.0, estimate[Part.Total, Slice.All].DontKnowShare);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1, 1], estimate[Part.Question("1.1.a"), Slice.All].Counts);
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 0, 1], estimate[Part.Question("1.2.a"), Slice.All].Counts);
        Assert.Equal((5, 2), (estimate[Part.Question("1.1.a"), Slice.All].Asked, estimate[Part.Question("1.1.a"), Slice.All].N));
        Assert.Equal((4, 1), (estimate[Part.Question("1.2.a"), Slice.All].Asked, estimate[Part.Question("1.2.a"), Slice.All].N));
        Assert.Null(Estimate(Quick(("1.1", 40)), Responses.Of("-", "_"))[SubArea11, Slice.All].DontKnowShare);
    }

    [Fact]
    public void Estimate_Contributions_AreWhatEachQuestionAddsToTheShare()
    {
        // Weights .5 .3 .2. r1 "531": x = .5·1 + .3·.62 + .2·.25 = .736. r2 "2?4": rated .7, x = (.5·.45 + .2·.80)/.7 = .385/.7 = .55.
        // e = .643; c(b) = (.5 + .225/.7)/2, c(c) = (.186 + 0)/2, c(d) = (.05 + .16/.7)/2.
        var instrument = Full(TestEditions.Tiny(("1.1", 20, [0.5m, 0.3m, 0.2m])));
        var estimate = Estimate(instrument, Responses.Of("531", "2?4"));

        Assert.Equal(12.86m, estimate[SubArea11, Slice.All].Points!.Value, 12);
        Assert.Equal((0.5 + (0.225 / 0.7)) / 2, estimate[Part.Question("1.1.b"), Slice.All].Contribution!.Value, 12);
        Assert.Equal(0.093, estimate[Part.Question("1.1.c"), Slice.All].Contribution!.Value, 12);
        Assert.Equal((0.05 + (0.16 / 0.7)) / 2, estimate[Part.Question("1.1.d"), Slice.All].Contribution!.Value, 12);
        Assert.Equal((1 + 0.45) / 2, estimate[Part.Question("1.1.b"), Slice.All].Share!.Value, 12);
        Assert.Equal(0.62, estimate[Part.Question("1.1.c"), Slice.All].Share!.Value, 12);
    }

    [Fact]
    public void Estimate_Cells_ExistForEveryPartAndSlice()
    {
        var estimate = Estimate(Quick(("1.1", 40), ("1.2", 60)), Responses.Of(("a", "u", "35"), ("b", "", "42")));

        // Total + 1 area + 2 sub-areas × all, a, b, u; 2 questions × all, a, b.
        Assert.Equal((4 * 4) + (2 * 3), estimate.Cells.Count);
        Assert.All(estimate.Cells, cell => Assert.Equal(cell.Key, cell.Value.Key));
        Assert.Equal(("tiny", 2), (estimate.EditionKey, estimate.Respondents));
        Assert.Equal(40m, estimate[Part.Question("1.1.a"), Slice.All].MaxPoints);
    }

    [Fact]
    public void Estimate_NobodyAnswered_HasOnlyEmptyCells()
    {
        var nobody = new ResponseMatrix(["a"], ["u"], [], [], []);

        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            var estimate = Scorer.Estimate(Quick(("1.1", 40)), nobody, weighting, []);
            Assert.All(estimate.Cells.Values, cell => Assert.Equal(
                (0, 0, 0, null, null, null), (cell.N, cell.LeastN, cell.Asked, cell.Points, cell.Share, cell.Margin)));
        }
    }

    [Theory]
    [InlineData(1, 0, 0, 2)] // no such group
    [InlineData(0, 1, 0, 2)] // no such unit
    [InlineData(0, -2, 0, 2)]
    [InlineData(0, 0, 10, 2)] // no such answer
    [InlineData(0, 0, 0, 3)] // not respondents × questions
    public void Estimate_MatrixThatDoesNotFit_Throws(int group, int unit, byte answer, int answers)
    {
        var matrix = new ResponseMatrix(["a"], ["u"], [group], [unit], [.. Enumerable.Repeat((AnswerValue)answer, answers)]);

        Assert.Throws<ArgumentException>(() => Estimate(Quick(("1.1", 40), ("1.2", 60)), matrix));
    }

    private static RoundEstimate Estimate(Instrument instrument, ResponseMatrix responses) =>
        Scorer.Estimate(instrument, responses, Weighting.Respondents, []);

    private static Instrument Full(FrameworkEdition edition) => new(edition, RoundDepth.Full);

    private static Instrument Quick(params (string Code, decimal MaxPoints)[] subAreas) =>
        new(TestEditions.Tiny([.. subAreas.Select(subArea => (subArea.Code, subArea.MaxPoints, Array.Empty<decimal>()))]), RoundDepth.Quick);
}
