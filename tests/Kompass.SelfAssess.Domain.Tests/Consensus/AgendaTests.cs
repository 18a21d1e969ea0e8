using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Disclosure;

namespace Kompass.SelfAssess.Domain.Tests.Consensus;

public sealed class AgendaTests
{
    [Fact]
    public void Rank_TheTableOfTheDocumentation_ByHand()
    {
        var ranked = Agenda.Rank(
            [
                Measured("1.1", 30, 0.8, 0.1, 0.5),
                Measured("1.2", 20, 0.8, 0.1, 0.5),
                Measured("1.3", 30, 0.2, 0.6, 0.9),
                Measured("1.4", 20, 0.5, 0.05, null),
                Measured("1.5", 25, null, null, null) with { State = CellState.Missing },
                Measured("1.6", 40, null, null, null) with { State = CellState.Withheld },
            ],
            AgendaWeights.Default);

        Assert.Equal(["1.5", "1.1", "1.3", "1.2", "1.4", "1.6"], ranked.Select(item => item.Part.SubArea));
        Assert.Equal([1, 2, 3, 4, 5, 6], ranked.Select(item => item.Rank));
        double?[] expected = [25, 15.9, 13.8, 10.6, 6.625, null];
        Assert.Equal(expected.Select(Rounded), ranked.Select(item => Rounded(item.Priority)));
        Assert.Equal([1, 0.53, 0.46, 0.53, 0.33125, null], ranked.Select(item => Rounded(item.Index)));
        Assert.Equal((AgendaBasis.NoAnswers, AgendaBasis.Measures, AgendaBasis.PointsOnly), (ranked[0].Basis, ranked[1].Basis, ranked[^1].Basis));
    }

    [Theory]
    [InlineData(0.0, 6)]
    [InlineData(0.5, 11)] // 6 + 4.5, away from zero
    [InlineData(1.0, 15)]
    [InlineData(null, 10)]
    public void Rank_Minutes_FollowHowSplitItIs(double? disagreement, int minutes) =>
        Assert.Equal(minutes, Agenda.Rank([Measured("1.1", 20, disagreement, 0.1, null)], AgendaWeights.Default)[0].Minutes);

    [Fact]
    public void Rank_AllWeightsZero_IsByPoints()
    {
        var ranked = Agenda.Rank([Measured("1.1", 20, 1, 1, 1), Measured("1.2", 30, 0, 0, 0)], new AgendaWeights(0, 0, 0));

        Assert.Equal([("1.2", AgendaBasis.PointsOnly), ("1.1", AgendaBasis.PointsOnly)], ranked.Select(item => (item.Part.SubArea, item.Basis)));
    }

    [Fact]
    public void Fit_InOrderOfRank_PassesOverWhatIsTooLong()
    {
        // 40 minutes less 5 + 5: 15 and 11 fit, then 6 does not, nor anything after it.
        var ranked = Agenda.Rank(
            [Measured("1.1", 40, 1, 0, 0), Measured("1.2", 40, 0.5, 0, 0), Measured("1.3", 20, 0.4, 0, 0), Measured("1.4", 20, 0, 0.1, 0)], AgendaWeights.Default);

        Assert.Equal(["1.1", "1.2"], Agenda.Fit(ranked, 40).Select(item => item.Part.SubArea));
        // 46: 10 are left after the two; 1.3 takes 6 + 3.6 = 10.
        Assert.Equal(["1.1", "1.2", "1.3"], Agenda.Fit(ranked, 46).Select(item => item.Part.SubArea));
        // 32: after 15, 1.2 (11) does not fit into 7, 1.3 (10) neither, 1.4 (6) does.
        Assert.Equal(["1.1", "1.4"], Agenda.Fit(ranked, 32).Select(item => item.Part.SubArea));
        Assert.Empty(Agenda.Fit(ranked, 15));
    }

    [Fact]
    public void Fit_NothingAtStake_IsLeftOff() =>
        Assert.Empty(Agenda.Fit(Agenda.Rank([Measured("1.1", 40, 0, 0, 0)], AgendaWeights.Default), 480));

    [Fact]
    public void Fit_SubAreaAndItsQuestions_TheFirstSettlesWhich()
    {
        var question = Measured("1.1", 12, 0.9, 0, 0) with { Part = Part.Question("1.1.b") };
        var other = Measured("1.1", 8, 0.9, 0, 0) with { Part = Part.Question("1.1.c") };

        var bySubArea = Agenda.Rank([question, other, Measured("1.1", 20, 0.6, 0, 0)], AgendaWeights.Default);
        Assert.Equal([Part.SubArea("1.1")], Agenda.Fit(bySubArea, 480).Select(item => item.Part.Part));

        var byQuestion = Agenda.Rank([question, other, Measured("1.1", 20, 0.3, 0, 0)], AgendaWeights.Default);
        Assert.Equal([Part.Question("1.1.b"), Part.Question("1.1.c")], Agenda.Fit(byQuestion, 480).Select(item => item.Part.Part));
    }

    [Fact]
    public void Parts_QuickRound_AreItsSubAreas()
    {
        var round = SimulatedRound.Quick(12);

        Assert.Equal(["1.1", "1.2", "2.1", "2.2"], Parts(round).Select(part => part.Part.Code));
        Assert.All(Parts(round), part => Assert.Equal(PartKind.SubArea, part.Part.Kind));
    }

    [Fact]
    public void Parts_FullRound_HaveTheQuestionsThatMayBeDecidedWithThePointsTheyCarry()
    {
        // In 1.1 a question may not be decided by itself (see MayDecide_OneOfSeveralQuestions); 2.1 has one question, which is the sub-area.
        var round = SimulatedRound.Full(20, 15, 12, 4).With(AnswerValue.NotAsked, group: 3, first: 4, "1.1.c");

        Assert.Equal(
            [("1.1", 20m), ("1.2", 30), ("1.2.b", 15), ("1.2.c", 9), ("1.2.d", 6), ("2.1", 25), ("2.2", 15), ("2.2.b", 9), ("2.2.c", 6)],
            Parts(round).Select(part => (part.Part.Code, part.Points)));
    }

    [Theory]
    [InlineData(RoundDepth.Quick)]
    [InlineData(RoundDepth.Full)]
    public void Order_DoesNotTellWhatIsWithheld(RoundDepth depth)
    {
        // 1.1 was answered by four of twelve: whatever they said, the agenda is the same, and so is what it says of it.
        string[] agendas = [.. new[] { AnswerValue.Level0, AnswerValue.Level5 }.Select(level =>
        {
            var round = (depth == RoundDepth.Quick ? SimulatedRound.Quick(12) : SimulatedRound.Full(12))
                .With(level, 0, 2, "1.1").With(AnswerValue.Level1, 0, 12, "1.2").With(AnswerValue.Level4, 0, 5, "2.2");
            for (var respondent = 4; respondent < 12; respondent++)
            {
                for (var question = 0; question < round.Instrument.Questions.Count; question++)
                {
                    if (round.Instrument.Questions[question].Code.StartsWith("1.1", StringComparison.Ordinal))
                    {
                        round[respondent, question] = AnswerValue.DontKnow;
                    }
                }
            }

            return string.Join('\n', Agenda.Rank(Parts(round), AgendaWeights.Default));
        })];

        Assert.Equal(agendas[0], agendas[1]);
        Assert.Contains("PointsOnly", agendas[0], StringComparison.Ordinal);
        Assert.Contains("Measures", agendas[0], StringComparison.Ordinal);
    }

    private static IReadOnlyList<AgendaPart> Parts(SimulatedRound round)
    {
        var estimate = Scorer.Estimate(round.Instrument, round.Responses, Weighting.Respondents, []);
        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, 5);
        return Agenda.Parts(round.Instrument, new DisclosedEstimate(estimate, plan), new Dictionary<Part, double>());
    }

    private static AgendaPart Measured(string subArea, decimal points, double? disagreement, double? dontKnow, double? missing) =>
        new(Part.SubArea(subArea), subArea, points, CellState.Shown, disagreement, dontKnow, missing);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 9) : null;
}
