using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>The questions that two rounds can be compared on: shown in both, asked alike.</summary>
internal static class EffectQuestions
{
    public static IReadOnlyList<EffectQuestion> Of(EffectInput input)
    {
        var (earlier, later) = (input.Earlier, input.Later);
        var differ = RoundUnlikeness.Between(earlier, later).Questions.ToHashSet(StringComparer.Ordinal);
        var roles = RolesOf(input);
        var pairs = (from subArea in later.Edition.SubAreas
                     from question in subArea.QuestionsFor(later.Depth)
                     where !differ.Contains(question.Code)
                     let before = Answered(earlier, question.Code)
                     let after = Answered(later, question.Code)
                     where before is not null && after is not null
                     let role = roles.GetValueOrDefault(question.Code, EffectRole.Untargeted)
                     let points = (double)(question.Weight * subArea.MaxPoints)
                     select (Question: new EffectQuestion(question.Code, subArea.Code, before.Share!.Value, after.Share!.Value, role, points), Before: before, After: after)).ToList();
        var family = pairs.Where(pair => pair.Question.Role == EffectRole.Untargeted).ToList();
        var limits = family.Zip(Securing.Limits([.. family.Select(pair => Uncertain(pair.Question, pair.Before, pair.After))]))
            .ToDictionary(own => own.First.Question.Code, own => own.Second, StringComparer.Ordinal);
        return [.. pairs.Select(pair => pair.Question with { Limit = limits.GetValueOrDefault(pair.Question.Code) })];
    }

    /// <summary>The questions of the later round that targets are about.</summary>
    public static IEnumerable<string> Codes(IEnumerable<EffectTarget> targets, EffectInput input) =>
        targets.SelectMany(target => target.QuestionsIn(input.Later.Edition, input.Later.Depth)).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, EffectRole> RolesOf(EffectInput input)
    {
        var roles = Codes(input.Elsewhere.Concat(input.Actions.Where(action => action.Cancelled).SelectMany(action => action.Targets)), input)
            .ToDictionary(code => code, _ => EffectRole.LeftOut, StringComparer.Ordinal);
        foreach (var code in Codes(input.Actions.Where(action => !action.Cancelled).SelectMany(action => action.Targets), input))
        {
            roles[code] = EffectRole.Targeted;
        }

        return roles;
    }

    /// <summary>What people answered, whatever a consensus has decided: a decision has no chance in it.</summary>
    private static ScoreCell? Answered(RoundSide side, string question)
    {
        var cell = side.Raw[Part.Question(question), Slice.All];
        return cell is { Shown: true, Value: { Share: not null, Consensus: false } } ? cell.Value : null;
    }

    /// <summary>The margin of a mean share from 2·SD and n; none of fewer than two.</summary>
    private static UncertainDifference? Uncertain(EffectQuestion question, ScoreCell before, ScoreCell after) =>
        Side(before) is { } first && Side(after) is { } second ? new UncertainDifference(question.Change, [first, second]) : null;

    private static UncertainSide? Side(ScoreCell cell) => cell is { N: >= 2, Disagreement: { } disagreement }
        ? new UncertainSide(StudentInterval.Factor(cell.N - 1) * disagreement / 2 / Math.Sqrt(cell.N - 1), cell.N - 1)
        : null;
}
