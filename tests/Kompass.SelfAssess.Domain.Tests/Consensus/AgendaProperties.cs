using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Consensus;

public sealed class AgendaProperties
{
    [Fact]
    public void Rank_MoreDisagreement_NeverLowersTheRank() => ForAny((parts, weights, random) =>
    {
        var index = random.Next(parts.Count);
        if (parts[index].Disagreement is not { } disagreement)
        {
            return;
        }

        var more = parts.ToList();
        more[index] = parts[index] with { Disagreement = disagreement + ((1 - disagreement) * random.NextDouble()) };

        Assert.True(RankOf(parts[index].Part, more, weights) <= RankOf(parts[index].Part, parts, weights));
    });

    [Fact]
    public void Rank_OrderOfTheParts_IsIrrelevant() => ForAny((parts, weights, random) =>
        Assert.Equal(Agenda.Rank(parts, weights), Agenda.Rank(parts.OrderBy(_ => random.Next()), weights)));

    [Fact]
    public void Rank_WeightsTimesAConstant_ChangeNothing() => ForAny((parts, weights, random) =>
    {
        // A power of two, so that not even the last digit changes.
        var factor = Math.Pow(2, random.Next(-3, 4));
        var scaled = new AgendaWeights(weights.Disagreement * factor, weights.DontKnow * factor, weights.Evidence * factor);

        Assert.Equal(Agenda.Rank(parts, weights), Agenda.Rank(parts, scaled));
    });

    [Fact]
    public void Rank_WithheldOrWithoutMeasures_IsByPointsAlone() => ForAny((parts, weights, _) =>
    {
        var last = Agenda.Rank(parts, weights).SkipWhile(item => item.Basis != AgendaBasis.PointsOnly).ToList();

        Assert.All(last, item => Assert.Equal((AgendaBasis.PointsOnly, (double?)null, (double?)null), (item.Basis, item.Index, item.Priority)));
        Assert.Equal(last.Select(item => item.Part.Points).OrderDescending(), last.Select(item => item.Part.Points));
    });

    [Fact]
    public void Fit_TakesInOrder_FitsTheMinutes_AndLeavesNothingThatWouldFit() => ForAny((parts, weights, random) =>
    {
        var ranked = Agenda.Rank(parts, weights);
        var minutes = random.Next(0, 240);
        var taken = Agenda.Fit(ranked, minutes);
        var left = minutes - Agenda.OpeningMinutes - Agenda.ClosingMinutes - taken.Sum(item => item.Minutes);

        Assert.True(taken.Count == 0 || left >= 0);
        Assert.Equal(taken.Select(item => item.Rank).Order(), taken.Select(item => item.Rank));
        Assert.All(
            ranked.Except(taken).Where(item => item.Priority is not 0),
            item => Assert.True(item.Minutes > left || taken.Any(other => other.Part.SubArea == item.Part.SubArea && other.Part.Part.Kind != item.Part.Part.Kind)));
    });

    private static int RankOf(Part part, IEnumerable<AgendaPart> parts, AgendaWeights weights) =>
        Agenda.Rank(parts, weights).Single(item => item.Part.Part == part).Rank;

    private static void ForAny(Action<IReadOnlyList<AgendaPart>, AgendaWeights, Random> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
            {
                var random = new Random(seed);
                double Weight() => random.Next(4) == 0 ? 0 : Math.Round(random.NextDouble() * AgendaWeights.Highest, 1);
                double? Measure() => random.Next(5) == 0 ? null : Math.Round(random.NextDouble(), 1);
                var parts = Enumerable.Range(1, random.Next(1, 20)).SelectMany(number => Enumerable.Range(0, random.Next(1, 4)).Select(question => new AgendaPart(
                    question == 0 ? Part.SubArea($"1.{number}") : Part.Question($"1.{number}.{(char)('a' + question)}"),
                    $"1.{number}",
                    random.Next(1, 9) * 5,
                    random.Next(8) == 0 ? CellState.Withheld : random.Next(12) == 0 ? CellState.Missing : CellState.Shown,
                    Measure(), Measure(), Measure()))).ToList();
                holds(parts, new AgendaWeights(Weight(), Weight(), Weight()), random);
                return true;
            }));
}
