using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class OwnerScenarioTests
{
    /// <summary>Two sub-areas in area 1 (20 and 10 points), one in area 2 (30 points); core question a, deeper ones b, c.</summary>
    private static readonly FrameworkEdition Edition = TestEditions.Tiny(("1.1", 20, [0.6m, 0.4m]), ("1.2", 10, [1m]), ("2.1", 30, [0.5m, 0.5m]));

    [Fact]
    public void Of_ByHand_MovesTheSubAreaByItsWeights()
    {
        // 1.1 stands at 0.50 (10 p): b at 0.45, now level 3 (0.62) by one and level 4 (0.80) by another, mean 0.71.
        var scenario = OwnerScenario.Of(Base(), [Says("1.1.b", 3), Says("1.1.b", 4), new OwnerRating("1.1.b", AnswerValue.DontKnow)]);

        var question = Assert.Single(scenario.Questions);
        Assert.Equal((0.45, 2, ScenarioUse.Used), (question.Start, question.Ratings, question.Use));
        Assert.Equal(0.71, question.Rated!.Value, 9);
        // 0.50 + 0.6 · (0.71 − 0.45) = 0.656 → 13.12 p; area 13.12 + 4, total 13.12 + 4 + 18.
        Assert.Equal(13.12m, Math.Round(SubArea(scenario, "1.1").Scenario!.Value, 9));
        Assert.Equal(10m, SubArea(scenario, "1.1").Estimate);
        Assert.Equal(17.12m, Math.Round(scenario.Areas[0].Scenario!.Value, 9));
        Assert.Equal(35.12m, Math.Round(scenario.Total.Scenario!.Value, 9));
        Assert.Equal(3.12m, Math.Round(scenario.Total.Difference!.Value, 9));
        Assert.Equal((1, 1, 0), (scenario.Total.Rated, scenario.Areas[0].Rated, scenario.Areas[1].Rated));
    }

    [Fact]
    public void Of_NobodyRated_IsTheEstimateUnchanged()
    {
        var scenario = OwnerScenario.Of(Base(), [new OwnerRating("1.1.b", AnswerValue.DontKnow)]);

        Assert.Equal(scenario.Total.Estimate, scenario.Total.Scenario);
        Assert.All(scenario.SubAreas, own => Assert.Equal(own.Estimate, own.Scenario));
        Assert.Equal(ScenarioUse.DontKnow, scenario.Questions.Single().Use);
        Assert.Equal(0, scenario.Used);
    }

    [Fact]
    public void Of_QuestionNotShown_StartsFromItsSubArea()
    {
        // 2.1.b is not shown; the sub-area stands at 0.60. Level 5: 0.60 + 0.5 · 0.40 = 0.80 → 24 p.
        var scenario = OwnerScenario.Of(Base(), [Says("2.1.b", 5)]);

        Assert.Equal(0.60, scenario.Questions.Single().Start!.Value, 9);
        Assert.Equal(24m, Math.Round(SubArea(scenario, "2.1").Scenario!.Value, 9));
    }

    [Fact]
    public void Of_CoreQuestionInAFullRound_SetsTheSubArea()
    {
        var scenario = OwnerScenario.Of(Base(), [Says("1.2.a", 4)]);

        Assert.Equal(8m, Math.Round(SubArea(scenario, "1.2").Scenario!.Value, 9));
        Assert.Equal(0.4, scenario.Questions.Single().Start!.Value, 9);
    }

    [Fact]
    public void Of_DeeperQuestionInAQuickRound_WeighsAsInItsOwnDepth()
    {
        var scenario = OwnerScenario.Of(Base() with { Depth = RoundDepth.Quick, Questions = new Dictionary<string, double>() }, [Says("1.1.c", 5)]);

        // 0.50 + 0.4 · (1 − 0.50) = 0.70.
        Assert.Equal(14m, Math.Round(SubArea(scenario, "1.1").Scenario!.Value, 9));
    }

    [Fact]
    public void Of_BothDepths_TheRoundsOwnGoBefore()
    {
        var scenario = OwnerScenario.Of(Base(), [Says("1.1.a", 5), Says("1.1.b", 3)]);

        Assert.Equal([ScenarioUse.OtherDepth, ScenarioUse.Used], scenario.Questions.Select(question => question.Use));
        Assert.Equal(Math.Round(20 * (0.50m + (0.6m * 0.17m)), 9), Math.Round(SubArea(scenario, "1.1").Scenario!.Value, 9));
        // Where the own one is "vet ej", the other counts.
        var other = OwnerScenario.Of(Base(), [Says("1.1.a", 5), new OwnerRating("1.1.b", AnswerValue.DontKnow)]);
        Assert.Equal(20m, Math.Round(SubArea(other, "1.1").Scenario!.Value, 9));
    }

    [Fact]
    public void Of_SharesThatDoNotFit_AreKeptWithinZeroAndOne()
    {
        var shown = Base() with { Questions = new Dictionary<string, double> { ["1.1.b"] = 1, ["1.1.c"] = 0, ["1.2.b"] = 0 } };

        Assert.Equal(10m, SubArea(OwnerScenario.Of(shown, [Says("1.2.b", 5)]), "1.2").Scenario);
        Assert.Equal(0m, SubArea(OwnerScenario.Of(shown with { Points = new Dictionary<Part, decimal>(shown.Points) { [Part.SubArea("1.1")] = 2 } }, [Says("1.1.b", 0)]), "1.1").Scenario);
    }

    [Fact]
    public void Of_WithheldSubArea_GivesNoNumberThereNorInItsSums()
    {
        var scenario = OwnerScenario.Of(Without(Part.SubArea("1.2"), Part.Area(1), Part.Total), [Says("1.2.b", 5), Says("1.1.b", 5), Says("2.1.c", 5)]);

        Assert.Equal((null, CellState.Withheld), (SubArea(scenario, "1.2").Scenario, SubArea(scenario, "1.2").State));
        Assert.Equal((null, CellState.Withheld), (scenario.Areas[0].Scenario, scenario.Areas[0].State));
        Assert.Equal((null, CellState.Withheld), (scenario.Total.Scenario, scenario.Total.State));
        Assert.NotNull(SubArea(scenario, "1.1").Scenario);
        Assert.NotNull(scenario.Areas[1].Scenario);
        Assert.Equal([ScenarioUse.Used, ScenarioUse.SubAreaNotShown, ScenarioUse.Used], scenario.Questions.Select(question => question.Use));
        Assert.Null(scenario.Questions[1].Start);
    }

    [Fact]
    public void Of_WithheldTotalOverShownParts_StaysWithheld()
    {
        var scenario = OwnerScenario.Of(Without(Part.Total), [Says("1.1.b", 5)]);

        Assert.Null(scenario.Total.Scenario);
        Assert.NotNull(scenario.Areas[0].Scenario);
    }

    [Fact]
    public void Of_QuestionThatTheEditionLacks_IsNamedAndMovesNothing()
    {
        var scenario = OwnerScenario.Of(Base(), [Says("9.9.z", 5)]);

        Assert.Equal(("9.9.z", ScenarioUse.NotInEdition), (scenario.Questions.Single().Code, scenario.Questions.Single().Use));
        Assert.Equal(scenario.Total.Estimate, scenario.Total.Scenario);
    }

    [Fact]
    public void Of_AnyRatings_SumsHoldAndAHigherLevelNeverLowers()
    {
        var random = new Random(6);
        string[] codes = [.. Edition.Questions.Select(question => question.Code)];
        for (var trial = 0; trial < 300; trial++)
        {
            var ratings = codes.Where(_ => random.Next(2) == 0).Select(code => new OwnerRating(code, (AnswerValue)random.Next(7))).ToList();
            var scenario = OwnerScenario.Of(Base(), ratings);

            Assert.Equal(scenario.Areas.Sum(area => area.Scenario), scenario.Total.Scenario);
            Assert.Equal(scenario.SubAreas.Sum(subArea => subArea.Scenario), scenario.Total.Scenario);
            Assert.All(scenario.SubAreas, own => Assert.InRange(own.Scenario!.Value, 0, own.Max));
            var higher = ratings.Select(rating => rating.Value < AnswerValue.Level5 ? rating with { Value = rating.Value + 1 } : rating);
            Assert.True(OwnerScenario.Of(Base(), [.. higher]).Total.Scenario >= scenario.Total.Scenario);
            ratings.Reverse();
            Assert.Equal(scenario.Total, OwnerScenario.Of(Base(), ratings).Total);
        }
    }

    [Fact]
    public void From_BehindTheGate_HasNothingThatIsWithheld()
    {
        var instrument = new Instrument(Edition, RoundDepth.Full);
        // Four people: everything is below the minimum.
        var responses = new ResponseMatrix(["a"], [], [0, 0, 0, 0], [-1, -1, -1, -1], [.. Enumerable.Repeat(AnswerValue.Level3, 4 * instrument.Questions.Count)]);
        var raw = Scorer.Estimate(instrument, responses, Weighting.Respondents, []);
        var shown = ScenarioBase.From(Edition, RoundDepth.Full, new DisclosedEstimate(raw, DisclosureGate.Plan(instrument, responses, raw, 5)));

        Assert.Empty(shown.Points);
        Assert.Empty(shown.Questions);
        Assert.Equal(CellState.Withheld, shown.StateOf(Part.Total));
        Assert.Equal(CellState.Withheld, OwnerScenario.Of(shown, [Says("1.1.b", 5)]).Total.State);
    }

    private static ScenarioNumber SubArea(OwnerScenario scenario, string code) => scenario.SubAreas.Single(own => own.Part.Code == code);

    private static OwnerRating Says(string question, int level) => new(question, (AnswerValue)level);

    private static ScenarioBase Base() => new(
        Edition,
        RoundDepth.Full,
        new Dictionary<Part, decimal>
        {
            [Part.SubArea("1.1")] = 10,
            [Part.SubArea("1.2")] = 4,
            [Part.SubArea("2.1")] = 18,
            [Part.Area(1)] = 14,
            [Part.Area(2)] = 18,
            [Part.Total] = 32,
        },
        new Dictionary<Part, CellState>(),
        new Dictionary<string, double> { ["1.1.b"] = 0.45, ["1.1.c"] = 0.575, ["1.2.b"] = 0.40, ["2.1.c"] = 0.70 });

    private static ScenarioBase Without(params Part[] parts)
    {
        var all = Base();
        return all with
        {
            Points = all.Points.Where(own => !parts.Contains(own.Key)).ToDictionary(),
            States = parts.ToDictionary(part => part, _ => CellState.Withheld),
        };
    }
}
