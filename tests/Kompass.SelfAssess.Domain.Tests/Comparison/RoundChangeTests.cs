using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class RoundChangeTests
{
    /// <summary>One sub-area of 100 points and one of 50, one question each.</summary>
    private static readonly FrameworkEdition Two = TestEditions.Tiny(("1.1", 100, [1m]), ("2.1", 50, [1m]));

    [Fact]
    public void Between_ByHand_HasDifferenceMarginAndMark()
    {
        // Shares 0.25 and 0.45: 62.5 and 112.5 lower in 1.1 … levels 1 1 1 2 2 2 → mean 0.35, levels 4 4 4 5 5 5 → mean 0.90.
        var earlier = Side(Two, ["13", "13", "13", "23", "23", "23"]);
        var later = Side(Two, ["43", "43", "42", "53", "53", "53"]);

        var change = RoundChange.Between(earlier, later);

        var subArea = change[Part.SubArea("1.1")];
        Assert.Equal(35, (double)subArea.Earlier.Points!.Value, 9);
        Assert.Equal(90, (double)subArea.Later.Points!.Value, 9);
        Assert.Equal(55, (double)subArea.Difference!.Value, 9);
        Assert.Equal(0.55, subArea.DifferenceShare!.Value, 9);
        // Sample SD 10.954 both times, n = 6, t(5) = 2.571: each margin 11.496, together 16.26.
        Assert.Equal(11.496, (double)subArea.Earlier.Margin!.Value, 2);
        Assert.Equal(Math.Sqrt(2) * 11.496, (double)subArea.Margin!.Value, 2);
        Assert.True(subArea.Secured);
        Assert.False(change[Part.SubArea("2.1")].Secured);
        Assert.Equal(change.SubAreas.Sum(own => own.Difference), change.Total.Difference);
        Assert.True(change.Unlike.None);
    }

    [Fact]
    public void Between_OneNumberInItsTable_HasItsMarginForLimit()
    {
        var change = RoundChange.Between(Side(Two, ["13", "23", "33", "13", "13"]), Side(Two, ["33", "43", "33", "23", "13"]));

        Assert.Equal((double)change.Total.Margin!.Value, (double)change.Total.Limit!.Value, 9);
        Assert.All(change.SubAreas.Where(own => own.Margin > 0), own => Assert.True(own.Limit >= own.Margin));
    }

    [Theory]
    // One side, endless degrees of freedom, margin 1.96 so that the limit is the normal quantile: 2.241 at 5 %/2, 2.394 at 5 %/3.
    [InlineData(new[] { 5.0, 2.3, 2.0 }, new[] { true, true, true })]
    [InlineData(new[] { 5.0, 2.2, 2.0 }, new[] { true, false, false })]
    [InlineData(new[] { 2.39, 2.39, 2.39 }, new[] { false, false, false })]
    [InlineData(new[] { -2.4, 2.25, 1.9 }, new[] { true, true, false })]
    public void Limits_AfterHolm_SecureStepByStep(double[] differences, bool[] secured)
    {
        var limits = Securing.Limits([.. differences.Select(difference => new UncertainDifference(difference, [new UncertainSide(1.9599639845, 1e6)]))]);

        Assert.Equal(secured, differences.Select((difference, index) => Math.Abs(difference) > limits[index]));
        Assert.Single(limits.Distinct());
    }

    [Fact]
    public void Limits_WithoutMargin_AreNeitherJudgedNorCounted()
    {
        var limits = Securing.Limits([new UncertainDifference(2, [new UncertainSide(1.9599639845, 1e6)]), null]);

        Assert.Equal(1.96, limits[0]!.Value, 3);
        Assert.Null(limits[1]);
    }

    [Fact]
    public void Between_WithheldInOneRound_HasItsSignAndNoNumber()
    {
        var earlier = Side(Two, ["13", "13", "13", "23"]);
        var later = Side(Two, ["43", "43", "42", "53", "53", "53"]);

        var change = RoundChange.Between(earlier, later);

        Assert.All([change.Total, .. change.Areas, .. change.SubAreas], number =>
        {
            Assert.Equal((CellState.Withheld, WithheldReason.TooFew), (number.State, number.Earlier.Reason));
            Assert.True(number is { Difference: null, Margin: null, Limit: null, Secured: null, Earlier.Points: null });
        });
    }

    [Fact]
    public void Between_Consensus_ComparesWhatWasAnsweredAndTellsTheDecision()
    {
        var earlier = Side(Two, ["13", "13", "13", "23", "23", "23"]);
        var later = Side(Two, ["43", "43", "42", "53", "53", "53"], consensus: [new ConsensusDecision(Part.SubArea("1.1"), 0.5)]);

        var subArea = RoundChange.Between(earlier, later)[Part.SubArea("1.1")];

        Assert.Equal(90, (double)subArea.Later.Points!.Value, 9);
        Assert.Equal(50, (double)subArea.Later.Decided!.Value, 9);
        Assert.NotNull(subArea.Margin);
        Assert.Null(subArea.Earlier.Decided);
    }

    [Fact]
    public void Between_Groups_ShowsThoseOfBothRounds()
    {
        var earlier = Side(Two, Group("a", "13", 6), Group("b", "23", 6), Group("c", "33", 6));
        var later = Side(Two, Group("b", "43", 6), Group("a", "13", 6), Group("d", "03", 6));

        var change = RoundChange.Between(earlier, later);

        Assert.Equal(["b", "a"], change.Groups.Select(group => group.Key));
        Assert.Equal(35, (double)change.Groups[0].Areas[0].Difference!.Value, 9);
        Assert.Equal(["c"], change.Unlike.OnlyEarlier);
        Assert.Equal(["d"], change.Unlike.OnlyLater);
    }

    [Fact]
    public void Between_OtherDepthWeightingAreasAndQuestions_AreTold()
    {
        var changed = Two with
        {
            LevelShares = [0m, 0.2m, 0.4m, 0.6m, 0.8m, 1m],
            Areas = [.. Two.Areas.Select(area => area with { SubAreas = [.. area.SubAreas.Select(Reworded)] })],
        };
        var earlier = Side(Two, ["13", "13", "13", "23", "23", "23"]);
        var alike = Side(changed, ["13", "13", "13", "23", "23", "23"]);
        var other = alike with { Depth = RoundDepth.Quick, GroupAreas = new Dictionary<string, IReadOnlyList<int>> { ["all"] = [1] } };

        Assert.Equal(["1.1.b"], RoundChange.Between(earlier, alike).Unlike.Questions);
        Assert.True(RoundChange.Between(earlier, alike).Unlike.LevelShares);
        var unlike = RoundChange.Between(earlier, other).Unlike;
        Assert.Equal((RoundDepth.Full, RoundDepth.Quick), unlike.Depths);
        Assert.Empty(unlike.Questions);
        Assert.Equal(["all"], unlike.AskedOtherwise);
        Assert.Equal(
            (Weighting.Respondents, Weighting.GroupBalanced),
            RoundChange.Between(earlier, Side(Two, ["13", "13", "13", "23", "23", "23"], Weighting.GroupBalanced)).Unlike.Weightings);

        static SubArea Reworded(SubArea subArea) => subArea.Code != "1.1" ? subArea : subArea with
        {
            // The core question was not asked; what is only explained otherwise is answered alike.
            Questions = [.. subArea.Questions.Select(question => question.Core ? question with { Text = "Ny?" } : question with { Text = "Annan?", Why = "Därför." })],
        };
    }

    [Fact]
    public void Between_OtherScale_IsRefused() => Assert.Throws<ArgumentException>(() => RoundChange.Between(
        Side(Two, ["13"]), Side(TestEditions.Tiny(("1.1", 100, [1m]), ("2.1", 60, [1m])), ["13"])));

    internal static (string Group, string Unit, string Answers)[] Group(string key, string answers, int people) =>
        [.. Enumerable.Repeat((key, "", answers), people)];

    private static RoundSide Side(FrameworkEdition edition, params (string Group, string Unit, string Answers)[][] groups) =>
        Side(edition, Responses.Of([.. groups.SelectMany(group => group)]), Weighting.Respondents, []);

    private static RoundSide Side(
        FrameworkEdition edition, string[] rows, Weighting weighting = Weighting.Respondents, IReadOnlyList<ConsensusDecision>? consensus = null) =>
        Side(edition, Responses.Of(rows), weighting, consensus ?? []);

    internal static RoundSide Side(
        FrameworkEdition edition, ResponseMatrix responses, Weighting weighting, IReadOnlyList<ConsensusDecision> consensus, int minimum = 5)
    {
        var instrument = new Instrument(edition, RoundDepth.Full);
        var raw = Scorer.Estimate(instrument, responses, weighting, []);
        var plan = DisclosureGate.Plan(instrument, responses, raw, minimum);
        var final = Scorer.Estimate(instrument, responses, weighting, consensus);
        return new RoundSide(
            edition,
            RoundDepth.Full,
            responses.Groups.ToDictionary(group => group, _ => (IReadOnlyList<int>)[]),
            new DisclosedEstimate(raw, plan),
            new DisclosedEstimate(final, plan));
    }
}
