using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Disclosure;

public sealed class DisclosedEstimateTests
{
    [Fact]
    public void Cell_Withheld_HasReasonAndCountButNoNumber()
    {
        var (estimate, disclosed) = Round(SimulatedRound.Quick(20, 15, 12, 4));

        var cell = disclosed[Part.SubArea("1.1"), Slice.Group("g4")];

        Assert.NotNull(estimate[Part.SubArea("1.1"), Slice.Group("g4")].Points);
        Assert.Equal((CellState.Withheld, WithheldReason.TooFew, 4), (cell.State, cell.Reason, cell.N));
        Assert.Equal("..", cell.State.Sign());
        AssertBlank(cell.Value);
    }

    [Fact]
    public void Cells_NoneWithheld_ReachesANumber()
    {
        var (estimate, disclosed) = Round(SimulatedRound.Full(20, 15, 12, 4).With(AnswerValue.DontKnow, 2, 9, "1.2"));

        Assert.Equal(estimate.Cells.Count, disclosed.Cells.Count());
        Assert.Contains(disclosed.Cells, cell => cell.Reason == WithheldReason.Complementary);
        Assert.All(disclosed.Cells.Where(cell => !cell.Shown), cell => AssertBlank(cell.Value));
        Assert.All(disclosed.Cells, cell => Assert.Empty(cell.Value.Counts));
    }

    [Fact]
    public void Cell_Shown_IsTheCell()
    {
        var (estimate, disclosed) = Round(SimulatedRound.Quick(20, 15));

        var cell = disclosed[Part.Total, Slice.All];

        Assert.Equal((CellState.Shown, (WithheldReason?)null), (cell.State, cell.Reason));
        Assert.Equal("", cell.State.Sign());
        Assert.Equal(estimate[Part.Total, Slice.All], cell.Value with { Counts = estimate[Part.Total, Slice.All].Counts, Contribution = 0.3 });
    }

    [Fact]
    public void Contribution_OfAGroup_IsNeverShown()
    {
        var (_, disclosed) = Round(SimulatedRound.Full(20, 15));

        Assert.NotNull(disclosed[Part.Question("1.1.b"), Slice.All].Value.Contribution);
        Assert.Null(disclosed[Part.Question("1.1.b"), Slice.Group("g1")].Value.Contribution);
    }

    [Fact]
    public void State_NobodyAskedOrNobodyCounts_IsNotApplicableOrMissing()
    {
        var round = SimulatedRound.Quick(9, 8, 0).With(AnswerValue.DontKnow, group: 1, first: 8, "1.1");
        var (_, disclosed) = Round(round);

        var missing = disclosed[Part.SubArea("1.1"), Slice.Group("g2")];
        Assert.Equal((CellState.Missing, "–"), (missing.State, missing.State.Sign()));
        Assert.Null(missing.Value.DontKnowShare);
        var notApplicable = disclosed[Part.SubArea("1.1"), Slice.Group("g3")];
        Assert.Equal((CellState.NotApplicable, "."), (notApplicable.State, notApplicable.State.Sign()));
    }

    [Fact]
    public void Distribution_FollowsItsQuestion()
    {
        var (_, shown) = Round(SimulatedRound.Quick(12));
        Assert.Equal(12, shown.Distribution("1.1.a").Value[0]);

        var (_, few) = Round(SimulatedRound.Quick(12).With(AnswerValue.DontKnow, 0, 8, "1.1"));
        Assert.Equal((CellState.Withheld, WithheldReason.TooFew), (few.Distribution("1.1.a").State, few.Distribution("1.1.a").Reason));
        Assert.Empty(few.Distribution("1.1.a").Value);
        Assert.NotEmpty(few.Distribution("1.2.a").Value);
    }

    [Fact]
    public void OtherWeighting_WhereThePlanGaveItUp_ShowsNothingOfEverybody()
    {
        var round = SimulatedRound.Quick(30, 3);
        var adversary = new Adversary(round);
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, adversary.Estimate(), 5);

        Assert.True(new DisclosedEstimate(adversary.Estimate(), plan)[Part.Total, Slice.All].Shown);
        var other = new DisclosedEstimate(adversary.Estimate(Weighting.GroupBalanced), plan)[Part.Total, Slice.All];
        Assert.Equal((CellState.Withheld, WithheldReason.Complementary), (other.State, other.Reason));
        AssertBlank(other.Value);
    }

    [Fact]
    public void OtherWeighting_OfWhatIsDecided_IsNotShown()
    {
        var round = SimulatedRound.Full(20, 15);
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, new Adversary(round).Estimate(), 5);
        var other = new DisclosedEstimate(
            Scorer.Estimate(round.Instrument, round.Responses, Weighting.GroupBalanced, [new ConsensusDecision(Part.Question("1.1.b"), 0.5)]), plan);

        Assert.True(plan.OtherWeightingToo);
        Assert.Equal((CellState.Withheld, WithheldReason.Complementary), (other[Part.SubArea("1.1"), Slice.All].State, other[Part.Total, Slice.All].Reason!.Value));
        Assert.True(other[Part.SubArea("1.2"), Slice.All].Shown);
    }

    [Fact]
    public void Decided_WhereTooFewAnswered_ShowsTheDecisionAndNothingOfTheAnswers()
    {
        // 1.1 and 1.2 were answered by three of twelve. Area 1 (50 points) and the total wait until both are decided.
        var round = SimulatedRound.Quick(12).With(AnswerValue.DontKnow, 0, 9, "1.1").With(AnswerValue.DontKnow, 0, 9, "1.2");
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, new Adversary(round).Estimate(), 5);

        var one = Final(new ConsensusDecision(Part.SubArea("1.1"), 0.5));
        Assert.Equal((10m, 0.5, null, null, null), Numbers(one[Part.SubArea("1.1"), Slice.All].Value));
        Assert.All([Part.SubArea("1.2"), Part.Area(1), Part.Total], part => Assert.Equal(WithheldReason.TooFew, one[part, Slice.All].Reason));

        var both = Final(new ConsensusDecision(Part.SubArea("1.1"), 0.5), new ConsensusDecision(Part.SubArea("1.2"), 1));
        Assert.Equal((40m, 0.8, null, null, null), Numbers(both[Part.Area(1), Slice.All].Value));
        Assert.True(both[Part.Total, Slice.All].Shown);
        Assert.Equal((null, null), (both[Part.Total, Slice.All].Value.RawPoints, both[Part.Total, Slice.All].Value.DontKnowShare));
        Assert.NotNull(both[Part.Area(2), Slice.All].Value.RawPoints);
        Assert.Equal(CellState.Withheld, both[Part.Question("1.1.a"), Slice.All].State);

        DisclosedEstimate Final(params ConsensusDecision[] decisions) => new(Scorer.Estimate(round.Instrument, round.Responses, Weighting.Respondents, decisions), plan);

        static (decimal?, double?, decimal?, double?, double?) Numbers(ScoreCell cell) => (cell.Points, cell.Share, cell.RawPoints, cell.Disagreement, cell.DontKnowShare);
    }

    [Fact]
    public void Cell_BelowTheMinimumButNotInThePlan_IsWithheldAllTheSame()
    {
        var round = SimulatedRound.Quick(20, 4);
        var empty = new SuppressionPlan(5, new Dictionary<CellKey, WithheldReason>(), new HashSet<string>());

        var cell = new DisclosedEstimate(new Adversary(round).Estimate(), empty)[Part.Total, Slice.Group("g2")];

        Assert.Equal(WithheldReason.TooFew, cell.Reason);
        AssertBlank(cell.Value);
    }

    [Fact]
    public void PerceptionGap_LooksAtShownGroupsOnly()
    {
        var round = SimulatedRound.Quick(20, 15, 12, 9, 4);
        var estimate = new Adversary(round).Estimate();
        double[] shares = [0.5, 0.3, 0.9, 0.1, 0.0];
        var cells = estimate.Cells.ToDictionary(cell => cell.Key, cell => cell.Key.Slice.Kind == SliceKind.Group
            ? cell.Value with { Share = shares[cell.Key.Slice.Key[1] - '1'] }
            : cell.Value);
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, 5);
        var disclosed = new DisclosedEstimate(estimate with { Cells = cells }, plan);

        Assert.Equal(0.2, disclosed.PerceptionGap(Part.Total)!.Value, 10);
        Assert.Null(new DisclosedEstimate(estimate with { Groups = ["g1"] }, plan).PerceptionGap(Part.Total));
    }

    private static (RoundEstimate Estimate, DisclosedEstimate Disclosed) Round(SimulatedRound round)
    {
        var estimate = new Adversary(round).Estimate();
        return (estimate, new(estimate, DisclosureGate.Plan(round.Instrument, round.Responses, estimate, 5)));
    }

    private static void AssertBlank(ScoreCell cell)
    {
        Assert.Equal(
            new object?[] { null, null, null, null, null, null, null, null, null },
            [cell.Points, cell.RawPoints, cell.Share, cell.Margin, cell.Disagreement, cell.DontKnowShare, cell.Contribution, cell.Low, cell.High]);
        Assert.Empty(cell.Counts);
    }
}
