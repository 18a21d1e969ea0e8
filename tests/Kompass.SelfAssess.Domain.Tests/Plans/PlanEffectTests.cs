using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class PlanEffectTests
{
    private static readonly DateOnly Opened = new(2027, 3, 1);

    private static readonly FrameworkEdition Edition = TestEditions.Full2020V2Shape(2);

    [Fact]
    public void Of_AllStartAlike_IsTheDifferenceOfMeansWithItsInterval()
    {
        // Six with an action rise by 0.10, 0.20, 0.30 twice each, twelve without by 0.00 and 0.10; everybody started at 0.40.
        var questions = Enumerable.Range(0, 6).Select(i => Question(i, 0.40, 0.10 + (0.10 * (i % 3)), EffectRole.Targeted))
            .Concat(Enumerable.Range(6, 12).Select(i => Question(i, 0.40, 0.10 * (i % 2), EffectRole.Untargeted))).ToList();

        var measured = PlanEffect.Of(questions).Measured!;

        Assert.Equal(0.20 - 0.05, measured.Effect, 9);
        Assert.Equal(0.15, measured.Naive, 9);
        // Sums of squares 0.04 over 5 and 0.03 over 11: variances 0.008 and 0.002727; 0.008/6 + 0.002727/12 = 0.0015606.
        // Degrees of freedom (1/6 + 1/12)² / (1/(36·5) + 1/(144·11)) = 0.0625 / 0.0061869 = 10.102; t = 2.2246.
        Assert.Equal(10.102, measured.Freedom, 3);
        Assert.Equal(2.2246 * Math.Sqrt(0.0015606), measured.Margin, 4);
        Assert.True(measured.Secured);
        // Six questions of 10 points each.
        Assert.Equal(9.0, (double)measured.Points, 9);
    }

    [Fact]
    public void Of_ChangeFollowsTheStartAlone_HasNoEffectThoughTheLowOnesRose()
    {
        // Everything moves half way to 0.6. The targeted ones started at 0.20–0.45, the others at 0.30–0.90.
        var questions = Enumerable.Range(0, 6).Select(i => 0.20 + (0.05 * i)).Select((start, i) => Question(i, start, (0.6 - start) / 2, EffectRole.Targeted))
            .Concat(Enumerable.Range(0, 25).Select(i => 0.30 + (0.025 * i)).Select((start, i) => Question(10 + i, start, (0.6 - start) / 2, EffectRole.Untargeted))).ToList();

        var effect = PlanEffect.Of(questions);

        Assert.Equal(0, effect.Measured!.Effect, 9);
        // Means of starts 0.325 and 0.60: the targeted rise by 0.1375 on average, the others not at all.
        Assert.Equal(0.1375, effect.Measured.Naive, 9);
        Assert.Equal(6, effect.Measured.Targeted);
        // What started above 0.55 has no targeted one within 0.10 of it.
        Assert.Equal(25 - 14, effect.Measured.Compared);
        Assert.All(effect.Questions, question => Assert.Equal(question.Change, question.Expected!.Value, 9));
        Assert.Equal([0, 4, 2, 0, 0], effect.Bands.Select(band => band.Targeted));
        Assert.Null(effect.Bands[0].UntargetedChange);
        Assert.Equal(31, effect.Bands.Sum(band => band.Targeted + band.Untargeted));
    }

    [Theory]
    [InlineData(0, 30, 0.40, EffectRefusal.NothingTargeted)]
    [InlineData(4, 30, 0.40, EffectRefusal.TooFewTargeted)]
    [InlineData(8, 30, 0.60, EffectRefusal.NothingAlike)]
    [InlineData(8, 9, 0.40, EffectRefusal.TooFewCompared)]
    [InlineData(5, 10, 0.40, null)]
    public void Of_TooLittleToGoBy_SaysWhy(int targeted, int untargeted, double start, EffectRefusal? refusal)
    {
        var questions = Enumerable.Range(0, targeted).Select(i => Question(i, 0.40, 0.01 * i, EffectRole.Targeted))
            .Concat(Enumerable.Range(100, untargeted).Select(i => Question(i, start, 0.01 * (i % 7), EffectRole.Untargeted))).ToList();

        var effect = PlanEffect.Of(questions);

        Assert.Equal(refusal, effect.Refusal);
        Assert.Equal(refusal is null, effect.Measured is not null);
    }

    [Fact]
    public void Of_OrderOfQuestions_IsIrrelevant()
    {
        var questions = new EffectWorld("any", 36, 3).Draw(new Random(7));
        var one = PlanEffect.Of(questions).Measured!;
        var other = PlanEffect.Of([.. questions.Reverse()]).Measured!;

        Assert.Equal(one.Effect, other.Effect, 9);
        Assert.Equal(one.Margin, other.Margin, 9);
        Assert.Equal(one.Freedom, other.Freedom, 6);
    }

    [Fact]
    public void Of_TwoRounds_ListsWhatWasDoneInVainAndWhatRoseByItself()
    {
        // The first eight sub-areas are targeted (deeper question b): seven rise from level 1 to 3, that of 1.1 stays. 8.4.b rises without any action.
        var targets = Edition.SubAreas.Take(8).Select(subArea => $"{subArea.Code}.b").ToList();
        var input = Input(
            _ => 1,
            (code, _) => code == "8.4.b" ? 4 : targets.Contains(code) && code != "1.1.b" ? 3 : 1,
            [.. targets.Select((code, index) => new EffectAction(index + 1, [new EffectTarget(code[..3], code)], new DateOnly(2027, 2, 1), false))]);

        var effect = PlanEffect.Of(input);

        Assert.Equal(8, effect.Measured!.Targeted);
        Assert.Equal([1], effect.DoneWithoutEffect.Select(action => action.Number));
        Assert.Equal(0, effect.DoneWithoutEffect[0].Change, 9);
        Assert.Equal(["8.4.b"], effect.WithoutAction.Select(question => question.Code));
        // Seven of eight rise by 0.62 − 0.25; the others by 0.55 in one question of 64.
        Assert.Equal((7 * 0.37 / 8) - (0.55 / 64), effect.Measured.Naive, 3);
    }

    [Fact]
    public void Of_ActionNotDoneInTime_IsNotDoneInVain()
    {
        EffectAction[] actions =
        [
            .. Edition.SubAreas.Take(8).Select((subArea, index) =>
                new EffectAction(index + 1, [new EffectTarget(subArea.Code, null)], index switch { 0 => Opened.AddDays(-1), 1 => Opened, _ => null }, false)),
        ];

        var effect = PlanEffect.Of(Input(_ => 1, (_, person) => 1 + (person % 2), actions));

        Assert.Equal(16, effect.Targeted);
        Assert.Equal([1], effect.DoneWithoutEffect.Select(action => action.Number));
    }

    [Fact]
    public void Of_CancelledAndElsewhere_BelongToNeitherSide()
    {
        var input = Input(_ => 1, (code, _) => code is "2.1.b" or "2.2.b" ? 4 : 1,
            [new EffectAction(1, [new EffectTarget("1.1", "1.1.b")], null, false), new EffectAction(2, [new EffectTarget("1.1", "1.1.b"), new EffectTarget("2.1", null)], null, true)])
            with
        { Elsewhere = [new EffectTarget("2.2", "2.2.b")] };

        var effect = PlanEffect.Of(input);

        Assert.Equal(1, effect.Targeted);
        Assert.Equal(["2.1.b", "2.1.c", "2.2.b"], effect.Questions.Where(question => question.Role == EffectRole.LeftOut).Select(question => question.Code));
        Assert.Empty(effect.WithoutAction);
        Assert.Equal(EffectRefusal.TooFewTargeted, effect.Refusal);
    }

    [Fact]
    public void Of_OtherScaleDepthOrShares_IsRefused()
    {
        var input = Input(_ => 1, (_, _) => 2, [new EffectAction(1, [new EffectTarget("1.1", null)], null, false)]);
        var earlier = input.Earlier;

        Assert.Equal(EffectRefusal.OtherDepth, PlanEffect.Of(input with { Earlier = earlier with { Depth = RoundDepth.Quick } }).Refusal);
        Assert.Equal(EffectRefusal.OtherLevelShares, PlanEffect.Of(input with { Earlier = earlier with { Edition = Edition with { LevelShares = [0, 0.2m, 0.4m, 0.6m, 0.8m, 1] } } }).Refusal);
        Assert.Equal(EffectRefusal.OtherScale, PlanEffect.Of(input with { Earlier = earlier with { Edition = TestEditions.Tiny(("1.1", 20, [1m])) } }).Refusal);
        Assert.Empty(PlanEffect.Of(input with { Earlier = earlier with { Depth = RoundDepth.Quick } }).Questions);
    }

    [Theory]
    [InlineData("1.1.b", RoundDepth.Full, "1.1.b")]
    [InlineData("1.1.a", RoundDepth.Full, "1.1.b 1.1.c")]
    [InlineData("1.1.b", RoundDepth.Quick, "1.1.a")]
    [InlineData(null, RoundDepth.Full, "1.1.b 1.1.c")]
    [InlineData(null, RoundDepth.Quick, "1.1.a")]
    public void Target_IsReadOnTheDepthOfTheRound(string? question, RoundDepth depth, string codes) =>
        Assert.Equal(codes.Split(' '), new EffectTarget("1.1", question).QuestionsIn(Edition, depth));

    [Fact]
    public void Target_OfASubAreaThatTheEditionLacks_IsNothing() => Assert.Empty(new EffectTarget("9.9", null).QuestionsIn(Edition, RoundDepth.Full));

    private static EffectQuestion Question(int number, double start, double change, EffectRole role) => new($"q{number}", $"s{number}", start, start + change, role, 10);

    private static EffectInput Input(Func<string, int> before, Func<string, int, int> after, IReadOnlyList<EffectAction> actions) =>
        new(Side((code, _) => before(code)), Side(after), Opened, actions);

    /// <summary>Eight people; with two questions in each sub-area.</summary>
    private static RoundSide Side(Func<string, int, int> level)
    {
        var instrument = new Instrument(Edition, RoundDepth.Full);
        const int people = 8;
        var responses = new ResponseMatrix(
            ["chefer"], [], [.. Enumerable.Repeat(0, people)], [.. Enumerable.Repeat(-1, people)],
            [.. Enumerable.Range(0, people).SelectMany(person => instrument.Questions.Select(question => (Domain.Rounds.AnswerValue)level(question.Code, person)))]);
        var raw = Scorer.Estimate(instrument, responses, Weighting.Respondents, []);
        var shown = new DisclosedEstimate(raw, DisclosureGate.Plan(instrument, responses, raw, 5));
        return new RoundSide(Edition, RoundDepth.Full, new Dictionary<string, IReadOnlyList<int>>(), shown, shown);
    }
}
