using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Consensus;

public sealed class ConsensusTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    // 1.1 (20 points): weights .5 .3 .2; 1.2 (80 points): one question. Shares of levels 0–5: 0 .25 .45 .62 .80 1.
    private static readonly Instrument Instrument =
        new(TestEditions.Tiny(("1.1", 20, [0.5m, 0.3m, 0.2m]), ("1.2", 80, [1m])), RoundDepth.Full);

    [Fact]
    public void Estimate_DecidedQuestion_ContributesItsWeightTimesTheDecidedShare()
    {
        // r1 "531", r2 "414": raw e = ((.5+.186+.05) + (.4+.075+.16))/2 = (.736+.635)/2 = .6855.
        // b decided .8: .5·.8 instead of (.5+.4)/2 = .45, so e = .6855 − .45 + .4 = .6355; the others keep (.186+.075)/2 and (.05+.16)/2.
        var estimate = Estimate(["531 2", "414 3"], new ConsensusDecision(Part.Question("1.1.b"), 0.8));

        var cell = estimate[SubArea11, Slice.All];
        Assert.Equal(12.71m, cell.Points!.Value, 12);
        Assert.Equal(13.71m, cell.RawPoints!.Value, 12);
        Assert.True(cell.Consensus);
        Assert.Null(cell.Margin);
        Assert.NotNull(cell.Disagreement);
        Assert.Equal((0.4, 0.8, true), Question(estimate, "1.1.b"));
        Assert.Equal(0.1305, Question(estimate, "1.1.c").Contribution!.Value, 12);
        Assert.Equal(0.105, Question(estimate, "1.1.d").Contribution!.Value, 12);
        Assert.False(Question(estimate, "1.1.c").Consensus);
    }

    [Fact]
    public void Estimate_DecidedQuestionWithAnswersMissing_KeepsTheRestAtItsWeight()
    {
        // r2 did not rate c. Raw contributions: c (.3·.62 + 0)/2 = .093, d (.2·.25 + .2·.80/.7)/2 = (.05 + .16/.7)/2.
        // They entered the raw share at κ: c (.3 + 0)/2 = .15, d (.2 + .2/.7)/2; decided b weighs .5, so the rest is scaled by .5/Σκ.
        // c .093·.5/.392857… = .11836…, d .139285…·.5/.392857… = .17727…, b .5·.8 = .4
        var estimate = Estimate(["531 2", "2?4 3"], new ConsensusDecision(Part.Question("1.1.b"), 0.8));

        var (scale, c, d) = (0.5 / (0.15 + 0.1 + (0.1 / 0.7)), 0.093, 0.025 + (0.08 / 0.7));
        Assert.Equal(20 * (0.4 + (scale * (c + d))), (double)estimate[SubArea11, Slice.All].Points!.Value, 12);
        Assert.Equal(13.9127272727m, Math.Round(estimate[SubArea11, Slice.All].Points!.Value, 10));
        Assert.Equal(scale * c, Question(estimate, "1.1.c").Contribution!.Value, 12);
        Assert.Equal(scale * d, Question(estimate, "1.1.d").Contribution!.Value, 12);
    }

    [Fact]
    public void Estimate_DecidedQuestionThatNobodyRated_NeverLeadsAboveTheMaximum()
    {
        var estimate = Estimate(["5?? 2", "5__ 3"], new ConsensusDecision(Part.Question("1.1.c"), 1), new ConsensusDecision(Part.Question("1.1.d"), 1));

        Assert.Equal(20m, estimate[SubArea11, Slice.All].Points!.Value, 12);
    }

    [Fact]
    public void Estimate_DecidedQuestions_GroupBalanced_AreBalancedInTheRest()
    {
        // Everybody rated everything, so the rest keeps its contributions, group-balanced: a (.186 + .05 + 0 + .2)/2 = .218, b .075 + .16 = .235;
        // mean .2265; + .5·.8
        var responses = Responses.Of(("a", "", "531 2"), ("a", "", "505 2"), ("b", "", "414 3"));
        var estimate = Scorer.Estimate(
            Instrument, responses, Weighting.GroupBalanced, [new ConsensusDecision(Part.Question("1.1.b"), 0.8)]);

        Assert.Equal(20 * 0.6265m, estimate[SubArea11, Slice.All].Points!.Value, 12);
    }

    [Fact]
    public void Estimate_EveryQuestionDecided_NeedsNoAnswers()
    {
        // .5·.8 + .3·.2 + .2·1 = .66
        var estimate = Estimate(
            ["??? 2", "___ 3"],
            new ConsensusDecision(Part.Question("1.1.b"), 0.8),
            new ConsensusDecision(Part.Question("1.1.c"), 0.2),
            new ConsensusDecision(Part.Question("1.1.d"), 1));

        Assert.Equal(13.2m, estimate[SubArea11, Slice.All].Points!.Value, 12);
        Assert.Null(estimate[SubArea11, Slice.All].RawPoints);
        Assert.Equal(0, estimate[SubArea11, Slice.All].N);
    }

    [Fact]
    public void Estimate_DecidedQuestionWhereNobodyRatedTheRest_HasNoPoints()
    {
        var cell = Estimate(["??? 2", "___ 3"], new ConsensusDecision(Part.Question("1.1.b"), 0.8))[SubArea11, Slice.All];

        Assert.Null(cell.Points);
        Assert.True(cell.Consensus);
    }

    [Fact]
    public void Estimate_DecidedSubArea_WinsOverItsQuestions_AndTheRawStaysVisible()
    {
        var raw = Estimate(["531 2", "414 3"]);
        var estimate = Estimate(
            ["531 2", "414 3"], new ConsensusDecision(SubArea11, 0.5), new ConsensusDecision(Part.Question("1.1.b"), 0.8));

        Assert.Equal(10m, estimate[SubArea11, Slice.All].Points);
        Assert.Equal(raw[SubArea11, Slice.All].Points, estimate[SubArea11, Slice.All].RawPoints);
        // The question keeps its own decision; contributions explain the raw points.
        Assert.Equal((0.45, 0.8, true), (Math.Round(Question(estimate, "1.1.b").Contribution!.Value, 12), Question(estimate, "1.1.b").Share, true));
    }

    [Fact]
    public void Estimate_Consensus_MarksAreaAndTotal_AndTakesTheirInterval()
    {
        var raw = Estimate(["531 2", "414 3"]);
        var estimate = Estimate(["531 2", "414 3"], new ConsensusDecision(SubArea11, 0.5));

        foreach (var part in new[] { Part.Area(1), Part.Total })
        {
            var cell = estimate[part, Slice.All];
            Assert.True(cell.Consensus);
            Assert.Null(cell.Margin);
            Assert.Equal(10m + estimate[Part.SubArea("1.2"), Slice.All].Points, cell.Points);
            Assert.Equal(raw[part, Slice.All].Points, cell.RawPoints);
            Assert.NotNull(raw[part, Slice.All].Margin);
            Assert.False(raw[part, Slice.All].Consensus);
        }

        Assert.False(estimate[Part.SubArea("1.2"), Slice.All].Consensus);
        Assert.NotNull(estimate[Part.SubArea("1.2"), Slice.All].Margin);
    }

    [Fact]
    public void Estimate_Consensus_LeavesGroupsAsTheyAnswered()
    {
        var raw = Estimate(["531 2", "414 3"]);
        var estimate = Estimate(["531 2", "414 3"], new ConsensusDecision(SubArea11, 0.5), new ConsensusDecision(Part.Question("1.2.b"), 1));

        foreach (var (key, cell) in estimate.Cells.Where(cell => cell.Key.Slice.Kind != SliceKind.All))
        {
            Assert.Equal(raw.Cells[key] with { Counts = cell.Counts }, cell);
        }
    }

    public static TheoryData<Part, double> Refused => new()
    {
        { Part.Area(1), 0.5 },
        { Part.Total, 0.5 },
        { Part.SubArea("9.9"), 0.5 },
        { Part.Question("1.1.a"), 0.5 }, // the core question is not asked in a full round
        { SubArea11, 1.01 },
        { SubArea11, -0.01 },
        { SubArea11, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Estimate_DecisionThatIsNotOneOfTheRound_Throws(Part part, double share) =>
        Assert.Throws<ArgumentException>(() => Estimate(["531 2"], new ConsensusDecision(part, share)));

    [Fact]
    public void Estimate_TwoDecisionsOfOnePart_Throws() =>
        Assert.Throws<ArgumentException>(
            () => Estimate(["531 2"], new ConsensusDecision(SubArea11, 0.2), new ConsensusDecision(SubArea11, 0.3)));

    private static RoundEstimate Estimate(string[] rows, params ConsensusDecision[] decisions) =>
        Scorer.Estimate(Instrument, Responses.Of(rows), Weighting.Respondents, decisions);

    private static (double? Contribution, double? Share, bool Consensus) Question(RoundEstimate estimate, string code)
    {
        var cell = estimate[Part.Question(code), Slice.All];
        return (cell.Contribution, cell.Share, cell.Consensus);
    }
}
