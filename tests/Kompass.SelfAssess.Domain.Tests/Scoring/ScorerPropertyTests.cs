using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

/// <summary>What must hold of every round. Source: design 5.</summary>
public sealed class ScorerPropertyTests
{
    private const double Tolerance = 1e-12;

    private static readonly Slice[] Slices =
        [Slice.All, Slice.Group("a"), Slice.Group("b"), Slice.Group("c"), Slice.Unit("u"), Slice.Unit("v")];

    [Fact]
    public void Estimate_RaisingOneAnswer_NeverLowersAnyScore() =>
        Holds(Prop.ForAll(RandomRound.Any, Gen.Choose(0, int.MaxValue).ToArbitrary(), (round, pick) =>
        {
            var raisable = Enumerable.Range(0, round.Answers.Length).Where(place => round.Answers[place] < AnswerValue.Level5).ToArray();
            if (raisable.Length == 0)
            {
                return true;
            }

            var raised = (AnswerValue[])round.Answers.Clone();
            raised[raisable[pick % raisable.Length]]++;
            var before = round.Estimate();
            var after = (round with { Answers = raised }).Estimate();
            return before.Cells.All(cell =>
                cell.Value.N == after.Cells[cell.Key].N
                && !(after.Cells[cell.Key].Points < cell.Value.Points)
                && !(after.Cells[cell.Key].Share < cell.Value.Share));
        }));

    [Fact]
    public void Estimate_TotalIsTheSumOfAreas_AndAreasOfSubAreas() =>
        Holds(Prop.ForAll(RandomRound.Any, round =>
        {
            var estimate = round.Estimate();
            return Slices.All(slice =>
            {
                decimal? Sum(IEnumerable<Part> parts) => parts.Aggregate((decimal?)0, (sum, part) => sum + estimate[part, slice].Points);
                var areas = RandomRound.Instrument.Edition.Areas;
                return estimate[Part.Total, slice].Points == Sum(areas.Select(area => Part.Area(area.Number)))
                    && areas.All(area => estimate[Part.Area(area.Number), slice].Points
                        == Sum(area.SubAreas.Select(subArea => Part.SubArea(subArea.Code))));
            });
        }));

    [Fact]
    public void Estimate_OrderOfRespondents_IsIrrelevant() =>
        Holds(Prop.ForAll(RandomRound.Any, ArbMap.Default.ArbFor<int>(), (round, seed) =>
        {
            var order = Enumerable.Range(0, round.Respondents).ToArray();
            new Random(seed).Shuffle(order);
            return Same(round.Estimate(), round.InOrder(order).Estimate());
        }));

    [Fact]
    public void Estimate_OrderOfQuestions_IsIrrelevant()
    {
        var edition = RandomRound.Instrument.Edition;
        var reversed = edition with
        {
            Areas = [.. edition.Areas.Select(area => area with
            {
                SubAreas = [.. area.SubAreas.Select(subArea => subArea with { Questions = [.. subArea.Questions.Reverse()] })],
            })],
        };
        var instrument = new Instrument(reversed, RoundDepth.Full);
        var codes = RandomRound.Instrument.Questions.Select(question => question.Code).ToList();
        int[] order = [.. instrument.Questions.Select(question => codes.IndexOf(question.Code))];

        Holds(Prop.ForAll(RandomRound.Any, round => Same(round.Estimate(), round.WithQuestionsInOrder(order).Estimate(instrument))));
    }

    [Fact]
    public void Estimate_WeightsRescaledByAConstant_ChangeNothing() =>
        Holds(Prop.ForAll(RandomRound.Any, Gen.Choose(1, 3_000).ToArbitrary(), (round, thousandths) =>
        {
            var rescaled = RandomRound.Shape
                .Select(subArea => subArea with { Weights = [.. subArea.Weights.Select(weight => weight * thousandths / 700m)] })
                .ToArray();
            return Same(round.Estimate(), round.Estimate(new Instrument(TestEditions.Tiny(rescaled), RoundDepth.Full)));
        }));

    [Fact]
    public void Estimate_EverybodyAtOneLevel_GivesThatLevelsShareOfThePoints() =>
        Holds(Prop.ForAll(RandomRound.Any, Gen.Choose(0, 5).ToArbitrary(), (round, level) =>
        {
            var levelled = round with { Answers = [.. round.Answers.Select(answer => answer <= AnswerValue.Level5 ? (AnswerValue)level : answer)] };
            var share = RandomRound.Instrument.LevelShares[level];
            return levelled.Estimate().Cells.Values.All(cell =>
                (cell.Points is not { } points || Close((double)points, (double)cell.MaxPoints * share))
                && (level != 5 || cell.Points is null || cell.Points == cell.MaxPoints)
                && (level != 0 || cell.Points is null or 0)
                && (cell.Margin is not { } margin || Close((double)margin, 0)));
        }));

    [Fact]
    public void Estimate_Contributions_SumToTheShare() =>
        Holds(Prop.ForAll(RandomRound.Any, round => ContributionsSum(round.Estimate())));

    [Fact]
    public void Estimate_ContributionsWithDecidedQuestions_SumToTheShare_WithinTheMaximum() =>
        Holds(Prop.ForAll(RandomRound.Any, Gen.Choose(0, 100).ArrayOf(3).ToArbitrary(), (round, shares) =>
        {
            ConsensusDecision[] decisions =
            [
                new(Part.Question("1.1.b"), shares[0] / 100.0),
                new(Part.Question("1.3.c"), shares[1] / 100.0),
                new(Part.Question("1.3.e"), shares[2] / 100.0),
            ];
            var estimate = Scorer.Estimate(RandomRound.Instrument, round.Responses, round.Weighting, decisions);
            return ContributionsSum(estimate)
                && estimate.Cells.Values.All(cell => cell.Share is null or (>= 0 and <= 1 + Tolerance))
                && Close(estimate[Part.Question("1.1.b"), Slice.All].Contribution ?? 0.5 * decisions[0].Share, 0.5 * decisions[0].Share);
        }));

    [Fact]
    public void Estimate_Numbers_StayInTheirBounds() =>
        Holds(Prop.ForAll(RandomRound.Any, round => round.Estimate().Cells.Values.All(cell =>
            cell.Share is null or (>= 0 and <= 1 + Tolerance)
            && cell.Disagreement is null or (>= 0 and <= 1 + Tolerance)
            && cell.DontKnowShare is null or (>= 0 and <= 1)
            && cell.Margin is null or >= 0
            && cell.LeastN <= cell.N && cell.N <= cell.Asked && cell.Asked <= round.Respondents
            && cell.RawPoints == cell.Points
            && (cell.Margin is null || cell.LeastN >= 2)
            && (cell.LeastN > 0) == (cell.Share is not null))));

    private static bool ContributionsSum(RoundEstimate estimate) =>
        RandomRound.Instrument.Edition.SubAreas.All(subArea => Slices.Where(slice => slice.Kind != SliceKind.Unit).All(slice =>
        {
            var share = estimate[Part.SubArea(subArea.Code), slice].Share;
            var contributions = subArea.QuestionsFor(RoundDepth.Full)
                .Select(question => estimate[Part.Question(question.Code), slice].Contribution)
                .ToList();
            return share is null ? contributions.All(contribution => contribution is null) : Close(share.Value, contributions.Sum()!.Value);
        }));

    private static bool Same(RoundEstimate left, RoundEstimate right) =>
        left.Cells.Count == right.Cells.Count && left.Cells.Values.All(cell => Same(cell, right.Cells[cell.Key]));

    private static bool Same(ScoreCell left, ScoreCell right) =>
        (left.N, left.LeastN, left.Asked, left.Consensus) == (right.N, right.LeastN, right.Asked, right.Consensus)
        && left.Counts.SequenceEqual(right.Counts)
        && Close((double?)left.Points, (double?)right.Points)
        && Close(left.Share, right.Share)
        && Close((double?)left.Margin, (double?)right.Margin)
        && Close(left.Disagreement, right.Disagreement)
        && Close(left.DontKnowShare, right.DontKnowShare)
        && Close(left.Contribution, right.Contribution);

    /// <summary>Relative to numbers above 1: a margin of few respondents may be hundreds of points.</summary>
    private static bool Close(double? left, double? right) =>
        left is null ? right is null : right is not null && Math.Abs(left.Value - right.Value) <= Tolerance * Math.Max(1, Math.Abs(left.Value));

    private static void Holds(Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), property);
}
