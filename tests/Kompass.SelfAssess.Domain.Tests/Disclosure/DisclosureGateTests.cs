using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Disclosure;

public sealed class DisclosureGateTests
{
    [Fact]
    public void Plan_EverybodyInLargeGroupsAndUnits_WithholdsNothing()
    {
        var plan = Plan(new SimulatedRound(SimulatedRound.FourSubAreas, RoundDepth.Full, [10, 6, 5], units: 3));

        Assert.Empty(plan.Withheld);
        Assert.Empty(plan.WithheldDistributions);
        Assert.True(plan.OtherWeightingToo);
    }

    [Fact]
    public void Plan_OneSmallGroup_IsNotToBeFoundBySubtraction()
    {
        var plan = Plan(SimulatedRound.Quick(20, 15, 12, 9, 4));

        Assert.All(Cells(plan, "g5"), reason => Assert.Equal(WithheldReason.TooFew, reason));
        // Two equations, one per weighting: a second group would be solved together with the small one, so a third stays behind.
        Assert.All(Cells(plan, "g4"), reason => Assert.Equal(WithheldReason.Complementary, reason));
        Assert.All(Cells(plan, "g3"), reason => Assert.Equal(WithheldReason.Complementary, reason));
        Assert.All([.. Cells(plan, "g2"), .. Cells(plan, "g1"), .. Cells(plan, Slice.All)], reason => Assert.Null(reason));
        Assert.True(plan.OtherWeightingToo);
    }

    [Theory]
    [InlineData(Weighting.Respondents)]
    [InlineData(Weighting.GroupBalanced)]
    public void Plan_OfTwoGroupsOneSmall_KeepsEverybodyAndGivesUpTheOtherWeighting(Weighting weighting)
    {
        var plan = Plan(SimulatedRound.Quick(30, 3), weighting);

        Assert.False(plan.OtherWeightingToo);
        Assert.Equal([weighting], plan.Weightings);
        Assert.All(Cells(plan, Slice.All), reason => Assert.Null(reason));
        Assert.All(Cells(plan, "g1"), reason => Assert.Equal(WithheldReason.Complementary, reason));
        Assert.All(Cells(plan, "g2"), reason => Assert.Equal(WithheldReason.TooFew, reason));
        // A distribution is a plain mean, so beside the group-balanced number it would be the other weighting.
        Assert.Equal(weighting == Weighting.Respondents ? 0 : 4, plan.WithheldDistributions.Count);
    }

    [Fact]
    public void Plan_TwoSmallUnitsTogetherTooFew_WithholdsAThird()
    {
        int[] unitOf = [0, 0, 1, 1, .. Enumerable.Repeat(2, 9), .. Enumerable.Repeat(3, 7)];
        var plan = Plan(new SimulatedRound(SimulatedRound.FourSubAreas, RoundDepth.Quick, [20], units: 4, r => unitOf[r]));

        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.Total, Slice.Unit("u1"))));
        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.Total, Slice.Unit("u2"))));
        Assert.Null(plan.ReasonFor(new(Part.Total, Slice.Unit("u3"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.Total, Slice.Unit("u4"))));
    }

    [Fact]
    public void Plan_TwoSmallUnitsTogetherEnough_WithholdsNoMore()
    {
        int[] unitOf = [0, 0, 1, 1, 1, .. Enumerable.Repeat(2, 8), .. Enumerable.Repeat(3, 7)];
        var plan = Plan(new SimulatedRound(SimulatedRound.FourSubAreas, RoundDepth.Quick, [20], units: 4, r => unitOf[r]));

        Assert.Equal(["u1", "u2"], plan.Withheld.Keys.Select(key => key.Slice.Key).Distinct().Order());
    }

    [Fact]
    public void Plan_ThreeWithoutAKnownUnit_AreNotToBeFoundBySubtraction()
    {
        int[] unitOf = [-1, -1, -1, .. Enumerable.Repeat(0, 9), .. Enumerable.Repeat(1, 8)];
        var plan = Plan(new SimulatedRound(SimulatedRound.FourSubAreas, RoundDepth.Quick, [20], units: 2, r => unitOf[r]));

        Assert.Null(plan.ReasonFor(new(Part.Total, Slice.Unit("u1"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.Total, Slice.Unit("u2"))));
    }

    [Fact]
    public void Plan_FewKnowOneSubArea_ItsAreaDoesNotGiveItAway()
    {
        var round = SimulatedRound.Quick(20, 15, 12, 9).With(AnswerValue.DontKnow, group: 3, first: 6, "1.2");
        var plan = Plan(round);

        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.SubArea("1.2"), Slice.Group("g4"))));
        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.Area(1), Slice.Group("g4"))));
        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.Total, Slice.Group("g4"))));
        Assert.Null(plan.ReasonFor(new(Part.SubArea("2.1"), Slice.Group("g4"))));
        // The area of the group that hides it is shown, so one sub-area of that group is not enough.
        Assert.Null(plan.ReasonFor(new(Part.Area(1), Slice.Group("g2"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.SubArea("1.2"), Slice.Group("g2"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.SubArea("1.1"), Slice.Group("g2"))));
        Assert.All([.. Cells(plan, "g1")], reason => Assert.Null(reason));
        Assert.All(Cells(plan, Slice.All), reason => Assert.Null(reason));
    }

    [Fact]
    public void Plan_FewRatedOneQuestion_AnotherOfItsSubAreaStaysBehind()
    {
        var round = SimulatedRound.Full(20, 15, 12, 9).With(AnswerValue.DontKnow, group: 3, first: 6, "1.2.d");
        var plan = Plan(round);

        Assert.Equal(WithheldReason.TooFew, plan.ReasonFor(new(Part.Question("1.2.d"), Slice.Group("g4"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.Question("1.2.d"), Slice.Group("g3"))));
        // The sub-area of either group is shown, so one question of it is not enough.
        Assert.Null(plan.ReasonFor(new(Part.SubArea("1.2"), Slice.Group("g4"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.Question("1.2.c"), Slice.Group("g4"))));
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new(Part.Question("1.2.c"), Slice.Group("g3"))));
        Assert.Null(plan.ReasonFor(new(Part.Question("1.2.b"), Slice.Group("g4"))));
        Assert.All(Cells(plan, Slice.All), reason => Assert.Null(reason));
    }

    [Fact]
    public void Plan_OneOfTheFewRatedOnlyALightQuestion_TheirSumStaysUnknown()
    {
        // Who rated which of 1.2.b (weight 0.5), c (0.3) and d (0.2). Second and third of g1 and g2: only d, too little to count in 1.2.
        // g1 and g3 are five in 1.2 but fewer in each question; in d four, of whom one does not count. d of g2 must not give them away.
        var round = SimulatedRound.Full(4, 7, 2);
        string[] rated = ["-cd", "--d", "b--", "-cd", "b-d", "-cd", "--d", "b--", "-cd", "b--", "b-d", "bcd", "bc-"];
        for (var respondent = 0; respondent < rated.Length; respondent++)
        {
            for (var question = 0; question < 3; question++)
            {
                round[respondent, 2 + question] = rated[respondent][question] == '-' ? AnswerValue.DontKnow : AnswerValue.Level3;
            }
        }

        var adversary = new Adversary(round);
        var estimate = adversary.Estimate();
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, minimum: 5);

        Assert.Equal("1.2.d", round.Instrument.Questions[4].Code);
        Assert.Equal(WithheldReason.Complementary, plan.ReasonFor(new CellKey(Part.Question("1.2.d"), Slice.Group("g2"))));
        Assert.Empty(adversary.Learns(plan, estimate));
    }

    [Fact]
    public void Plan_QuickRound_WithholdsTheQuestionWithItsSubArea()
    {
        var plan = Plan(SimulatedRound.Quick(20, 15, 12, 4).With(AnswerValue.DontKnow, group: 1, first: 11, "2.1"));

        foreach (var (part, slice) in plan.Withheld.Keys.Where(key => key.Part.Kind == PartKind.SubArea && key.Slice.Kind != SliceKind.Unit))
        {
            Assert.Equal(plan.ReasonFor(new(part, slice)), plan.ReasonFor(new(Part.Question(part.Code + ".a"), slice)));
        }

        Assert.Equal(
            plan.Withheld.Keys.Count(key => key.Part.Kind == PartKind.SubArea), plan.Withheld.Keys.Count(key => key.Part.Kind == PartKind.Question));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(4, 22)]
    public void Plan_SingleGroup_IsEverybody(int size, int withheld)
    {
        var plan = Plan(SimulatedRound.Quick(size));

        // Total, two areas, four sub-areas and their questions, for everybody and for the one group.
        Assert.Equal(withheld, plan.Withheld.Count);
        Assert.All(plan.Withheld.Values, reason => Assert.Equal(WithheldReason.TooFew, reason));
    }

    [Fact]
    public void Plan_EveryoneInOneUnit_ShowsTheUnitAsEverybody()
    {
        var plan = Plan(new SimulatedRound(SimulatedRound.FourSubAreas, RoundDepth.Quick, [12, 8], units: 2, _ => 1));

        Assert.Empty(plan.Withheld);
    }

    [Fact]
    public void Plan_NobodyAnswered_HasNothingToHide()
    {
        Assert.Empty(Plan(SimulatedRound.Quick(0, 0)).Withheld);
        Assert.Empty(Plan(SimulatedRound.Quick(9, 8).With(AnswerValue.DontKnow, 0, 9, "").With(AnswerValue.DontKnow, 1, 8, "")).Withheld);
    }

    [Fact]
    public void Plan_GroupThatNobodyAnsweredIn_IsMissingNotWithheld()
    {
        var round = SimulatedRound.Quick(20, 15, 12).With(AnswerValue.DontKnow, group: 2, first: 12, "1.1");
        var plan = Plan(round);

        Assert.Empty(plan.Withheld);
        Assert.Equal(CellState.Missing, Disclosed(round, plan)[Part.SubArea("1.1"), Slice.Group("g3")].State);
        Assert.Equal(CellState.Missing, Disclosed(round, plan)[Part.Total, Slice.Group("g3")].State);
    }

    [Fact]
    public void Plan_SubAreaNobodyAnsweredBesideOneFewAnswered_HoldsTheAreaBackForWhenConsensusFillsIt()
    {
        var round = SimulatedRound.Quick(12).With(AnswerValue.DontKnow, 0, 12, "1.1").With(AnswerValue.DontKnow, 0, 9, "1.2");

        Assert.Equal(WithheldReason.TooFew, Plan(round).ReasonFor(new(Part.Area(1), Slice.All)));
        Assert.Null(Plan(round).ReasonFor(new(Part.Area(2), Slice.All)));
    }

    [Fact]
    public void Plan_SmallGroupAskedOtherQuestions_ContributionsDoNotTellItApart()
    {
        // Its rated question weighs fully in the sub-area, everybody else's half: share and contribution of everybody would differ by it alone.
        var plan = Plan(SimulatedRound.Full(20, 15, 12, 4).With(AnswerValue.NotAsked, group: 3, first: 4, "1.1.c"));

        Assert.Null(plan.ReasonFor(new(Part.SubArea("1.1"), Slice.All)));
        Assert.DoesNotContain("1.1.b", plan.ShownContributions);
        Assert.Contains("1.2.b", plan.ShownContributions);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Plan_MinimumBelowFive_Throws(int minimum)
    {
        var round = SimulatedRound.Quick(10);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DisclosureGate.Plan(round.Instrument, round.Responses, new Adversary(round).Estimate(), minimum));
    }

    [Fact]
    public void Plan_EstimateOfOtherResponses_Throws()
    {
        var estimate = new Adversary(SimulatedRound.Quick(10, 7)).Estimate();
        var other = SimulatedRound.Quick(9, 8);

        Assert.Throws<ArgumentException>(() => DisclosureGate.Plan(other.Instrument, other.Responses, estimate, 5));
    }

    [Fact]
    public void Audit_OnlySmallGroupWithheld_FindsItByEverySubtraction()
    {
        var round = SimulatedRound.Quick(20, 15, 4);
        var estimate = new Adversary(round).Estimate();
        var naive = new SuppressionPlan(
            5,
            estimate.Cells.Values.Where(cell => cell.N < 5).ToDictionary(cell => cell.Key, _ => WithheldReason.TooFew),
            new HashSet<string>());

        var leaks = DisclosureGate.Audit(round.Instrument, round.Responses, estimate, naive);

        Assert.Equal(naive.Withheld.Keys.Order(KeyOrder), leaks.Order(KeyOrder));
    }

    [Fact]
    public void Audit_EmptyPlan_NamesEveryCellThatIsTooFew()
    {
        var round = SimulatedRound.Quick(20, 4);
        var estimate = new Adversary(round).Estimate();
        var empty = new SuppressionPlan(5, new Dictionary<CellKey, WithheldReason>(), new HashSet<string>());

        var leaks = DisclosureGate.Audit(round.Instrument, round.Responses, estimate, empty);

        Assert.Equal(
            estimate.Cells.Keys.Where(key => key.Slice == Slice.Group("g2")).Order(KeyOrder), leaks.Order(KeyOrder));
    }

    [Theory]
    [InlineData(9, false, 5, false)]
    [InlineData(10, false, 5, true)]
    [InlineData(10, false, 12, false)]
    [InlineData(4, true, 5, false)]
    [InlineData(5, true, 5, true)]
    [InlineData(11, true, 12, false)]
    public void MayShowFreeText_FromTenOrReviewed_NeverUnderTheMinimum(int respondents, bool reviewed, int minimum, bool expected) =>
        Assert.Equal(expected, DisclosureGate.MayShowFreeText(respondents, reviewed, minimum));

    [Fact]
    public void MayDecide_OneOfSeveralQuestions_OnlyWhereAllContributionsAreShown()
    {
        var round = SimulatedRound.Full(20, 15, 12, 4).With(AnswerValue.NotAsked, group: 3, first: 4, "1.1.c");
        var plan = Plan(round);

        Assert.False(DisclosureGate.MayDecide(round.Instrument, plan, Part.Question("1.1.c")));
        Assert.True(DisclosureGate.MayDecide(round.Instrument, plan, Part.Question("1.2.c")));
        Assert.True(DisclosureGate.MayDecide(round.Instrument, plan, Part.SubArea("1.1")));
        Assert.False(DisclosureGate.MayDecide(round.Instrument, plan, Part.Area(1)));
    }

    [Fact]
    public void Plan_LargestRound_TakesSeconds()
    {
        var random = new Random(1);
        var round = new SimulatedRound(TestEditions.Full2020V2Shape(4, oneMoreIn: 6), RoundDepth.Full, [60, 40, 30, 16, 4], units: 20);
        for (var answer = 0; answer < round.Responses.Answers.Length; answer++)
        {
            round.Responses.Answers[answer] = random.Next(20) == 0 ? AnswerValue.DontKnow : AnswerValue.Level3;
        }

        var estimate = Scorer.Estimate(round.Instrument, round.Responses, Weighting.Respondents, []);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, 5);

        Assert.Empty(DisclosureGate.Audit(round.Instrument, round.Responses, estimate, plan));
        Assert.All(Cells(plan, Slice.All), reason => Assert.Null(reason));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    private static Comparer<CellKey> KeyOrder { get; } = Comparer<CellKey>.Create((left, right) =>
        string.CompareOrdinal(left.ToString(), right.ToString()));

    private static SuppressionPlan Plan(SimulatedRound round, Weighting weighting = Weighting.Respondents) =>
        DisclosureGate.Plan(round.Instrument, round.Responses, new Adversary(round).Estimate(weighting), 5);

    private static DisclosedEstimate Disclosed(SimulatedRound round, SuppressionPlan plan) => new(new Adversary(round).Estimate(), plan);

    private static IEnumerable<WithheldReason?> Cells(SuppressionPlan plan, string group) => Cells(plan, Slice.Group(group));

    private static IEnumerable<WithheldReason?> Cells(SuppressionPlan plan, Slice slice) =>
        new Part[] { Part.Total, Part.Area(1), Part.Area(2), Part.SubArea("1.1"), Part.SubArea("1.2"), Part.SubArea("2.1"), Part.SubArea("2.2") }
            .Select(part => plan.ReasonFor(new(part, slice)));
}
