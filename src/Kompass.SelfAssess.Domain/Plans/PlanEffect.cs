using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// Whether the questions that a plan aims at have risen more than others that started as low. Low ones rise by themselves (regression to the
/// mean): part of what is low is low by chance, and the next round draws anew. Source: issue "Action plans" point 4.
/// </summary>
/// <remarks>
/// <para>
/// Method. A targeted question counts where at least one without an action started within <see cref="Caliper"/> of it; those without an action
/// count where they started within it of a targeted one. On these the change is regressed on the question's starting share, its sub-area's mean
/// one (whole sub-areas are chosen for being low, too) and on whether there was an action; the latter's coefficient is the effect, with an
/// interval that lets questions of a sub-area go together (<see cref="ClusteredRegression"/>). With 36–150 questions, of which perhaps ten are
/// targeted, pairs alone would either reuse the few low ones or drop many, and would leave what differs within a pair; the line takes that away,
/// and the caliper keeps it from being drawn beyond what there is to compare with.
/// </para>
/// <para>
/// What it needs: that questions were chosen by their starting level and by things that say no more of their true level. Where they were also
/// chosen because somebody knew better than the round that they are low, the effect is underestimated, never overestimated. Actions that are not
/// done count as well: what is asked is whether the plan has effect.
/// </para>
/// </remarks>
/// <param name="Refusal">Why nothing is measured; null where it is.</param>
/// <param name="Measured">The effect.</param>
/// <param name="Questions">Every question that both rounds show and ask alike, in the edition's order; empty where rounds cannot be compared.</param>
/// <param name="DoneWithoutEffect">Actions done before the later round whose questions rose no more than could be expected; in order of number. Empty without an effect to expect from.</param>
/// <param name="WithoutAction">Questions without any action that are secured higher; the largest first.</param>
public sealed record PlanEffect(
    EffectRefusal? Refusal,
    MeasuredEffect? Measured,
    IReadOnlyList<EffectQuestion> Questions,
    IReadOnlyList<EffectOfAction> DoneWithoutEffect,
    IReadOnlyList<EffectQuestion> WithoutAction)
{
    /// <summary>Starting levels at most so far apart are alike: a tenth of the points, the evaluators' own grain (domain B.3).</summary>
    public const double Caliper = 0.10;

    /// <summary>Fewer targeted questions with something to compare with are too few.</summary>
    public const int LeastTargeted = 5;

    /// <summary>Fewer questions to compare with are too few.</summary>
    public const int LeastCompared = 10;

    /// <summary>With fewer degrees of freedom Satterthwaite's interval cannot be trusted (Pustejovsky and Tipton 2018).</summary>
    public const double LeastFreedom = 4;

    /// <summary>Sums of shares are right to about this.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Questions with an action in the plan.</summary>
    public int Targeted => Questions.Count(question => question.Role == EffectRole.Targeted);

    /// <summary>Questions without any.</summary>
    public int Untargeted => Questions.Count(question => question.Role == EffectRole.Untargeted);

    /// <summary>Mean change by starting level, a fifth of the points each, over all questions of either side.</summary>
    public IReadOnlyList<StartBand> Bands => [.. Enumerable.Range(0, StartBand.Count).Select(band => StartBand.Of(band, Questions))];

    /// <summary>Measures.</summary>
    public static PlanEffect Of(EffectInput input)
    {
        if (Unlike(input.Earlier, input.Later) is { } refusal)
        {
            return new PlanEffect(refusal, null, [], [], []);
        }

        var measured = Of(EffectQuestions.Of(input));
        return measured with { DoneWithoutEffect = [.. WithoutEffect(input, measured.Questions)] };
    }

    internal static PlanEffect Of(IReadOnlyList<EffectQuestion> all)
    {
        var questions = Matched(all);
        var without = questions.Where(question => question is { Role: EffectRole.Untargeted, Secured: true, Change: > 0 }).OrderByDescending(question => question.Change).ToList();
        if (TooFew(questions) is { } refusal)
        {
            return new PlanEffect(refusal, null, questions, [], without);
        }

        var line = EffectLine.Of(questions);
        var measured = line.Measure(questions);
        return measured.Freedom < LeastFreedom
            ? new PlanEffect(EffectRefusal.TooFewCompared, null, questions, [], without)
            : new PlanEffect(null, measured, [.. questions.Select(question => question with { Expected = line.ExpectedOf(question) })], [], without);
    }

    private static EffectRefusal? Unlike(RoundSide earlier, RoundSide later) =>
        !later.Edition.SameScaleAs(earlier.Edition) ? EffectRefusal.OtherScale
        : earlier.Depth != later.Depth ? EffectRefusal.OtherDepth
        : !earlier.Edition.LevelShares.SequenceEqual(later.Edition.LevelShares) ? EffectRefusal.OtherLevelShares
        : null;

    private static EffectRefusal? TooFew(IReadOnlyList<EffectQuestion> questions)
    {
        var targeted = questions.Where(question => question.Role == EffectRole.Targeted).ToList();
        return targeted.Count == 0 ? EffectRefusal.NothingTargeted
            : targeted.Count < LeastTargeted ? EffectRefusal.TooFewTargeted
            : targeted.Count(question => question.Matched) < LeastTargeted ? EffectRefusal.NothingAlike
            : questions.Count(question => question is { Role: EffectRole.Untargeted, Matched: true }) < LeastCompared ? EffectRefusal.TooFewCompared
            : null;
    }

    private static IReadOnlyList<EffectQuestion> Matched(IReadOnlyList<EffectQuestion> questions)
    {
        var starts = questions.ToLookup(question => (EffectRole?)question.Role, question => question.Start);
        return [.. questions.Select(question => question with { Matched = starts[Other(question.Role)].Any(start => Math.Abs(start - question.Start) <= Caliper + Rounding) })];
    }

    /// <summary>Whom a question is set against; one that is left out, nobody.</summary>
    private static EffectRole? Other(EffectRole role) => role switch
    {
        EffectRole.Targeted => EffectRole.Untargeted,
        EffectRole.Untargeted => EffectRole.Targeted,
        _ => null,
    };

    private static IEnumerable<EffectOfAction> WithoutEffect(EffectInput input, IReadOnlyList<EffectQuestion> questions)
    {
        var byCode = questions.Where(question => question is { Role: EffectRole.Targeted, Matched: true }).ToDictionary(question => question.Code, StringComparer.Ordinal);
        foreach (var action in input.Actions.Where(action => !action.Cancelled && action.DoneBefore(input.LaterOpened)).OrderBy(action => action.Number))
        {
            var own = EffectQuestions.Codes(action.Targets, input).Where(byCode.ContainsKey).Select(code => byCode[code]).ToList();
            if (own.Count > 0 && own.All(question => question.Expected is not null) && new EffectOfAction(action.Number, own) is var effect && effect.Change <= effect.Expected + Rounding)
            {
                yield return effect;
            }
        }
    }
}
