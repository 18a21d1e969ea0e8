using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// What is worth doing, ranked by expected official points per working day. Source: issue "Action plans" point 1, design 5 and 7.
/// </summary>
/// <remarks>
/// One step of a question is worth M·w·(σ(next) − σ(now)), never more than is left of its sub-area, times the chance that it gives that. Several
/// findings on one question are one suggestion that names them all; one finding may give two. Words that point out a sub-area but none of its questions
/// are worth one average question. A gap that only the core question shows is a suggestion
/// of its own, for the sub-area as a whole, where nothing more precise is suggested in it; otherwise it speaks for what is.
/// </remarks>
public static class Suggestions
{
    /// <summary>Ranks them.</summary>
    public static SuggestionList Rank(SuggestionInput input) => new SuggestionRun(input).Run();
}

/// <summary>One ranking at work.</summary>
internal sealed class SuggestionRun(SuggestionInput input)
{
    private readonly FrameworkEdition _edition = input.Standings.Edition;
    private readonly Dictionary<string, List<SuggestionSource>> _sources = [];
    private readonly List<UnplacedFinding> _unplaced = [];
    private readonly Dictionary<string, (SubArea SubArea, Question Question)> _questions = input.Standings.Edition.SubAreas
        .SelectMany(subArea => subArea.Questions.Select(question => (subArea, question))).ToDictionary(one => one.question.Code);

    public SuggestionList Run()
    {
        var finder = new QuestionFinder(_edition, input.Findings);
        foreach (var finding in input.Findings.Where(finding => finding.Kind is FindingKind.Improvement or FindingKind.Recommendation))
        {
            Place(finding, finder.Find(finding));
        }

        foreach (var task in input.Tasks)
        {
            AddTask(task);
        }

        foreach (var subArea in _edition.SubAreas)
        {
            AddGaps(subArea);
        }

        Suggestion[] all =
        [
            .. _sources.Select(pair => Suggest(pair.Key, pair.Value)).OfType<Suggestion>()
                .OrderByDescending(one => one.PerDay).ThenByDescending(one => one.Expected).ThenBy(one => one.Code, StringComparer.Ordinal),
        ];
        return new SuggestionList([.. all.Where(one => one.AnsweredBy.Count == 0)], [.. all.Where(one => one.AnsweredBy.Count > 0)], _unplaced);
    }

    private void Place(FindingGiven finding, IReadOnlyList<(SubArea SubArea, Question Question)> found)
    {
        int[] answered = [.. input.Planned.Where(own => own.Findings.Contains(finding.Id) || own.Texts.Contains(finding.Text)).Select(own => own.Number)];
        var kind = finding.Kind == FindingKind.Recommendation ? SuggestionSourceKind.Recommendation : SuggestionSourceKind.Improvement;
        (SubArea SubArea, Question Question)[] open = [.. found.Where(one => StepOf(one.SubArea, one.Question) is not null)];
        foreach (var (_, question) in open)
        {
            Add(question.Code, new SuggestionSource(kind, finding.Id, finding.Text, null, answered));
        }

        if (open.Length == 0)
        {
            var reason = found.Count == 0 ? UnplacedReason.NoQuestion
                : found.All(one => input.Standings.Of(one.SubArea) is null) ? UnplacedReason.NoNumber : UnplacedReason.AtTheTop;
            _unplaced.Add(new UnplacedFinding(finding, reason, answered));
        }
    }

    private void AddTask(TaskGiven task)
    {
        var question = _questions.ContainsKey(task.Code) ? task.Code
            : _edition.SubAreas.FirstOrDefault(subArea => subArea.Code == task.Code)?.Questions.FirstOrDefault(one => one.Core)?.Code;
        if (question is not null)
        {
            int[] answered = [.. input.Planned.Where(own => own.Task == task.Id).Select(own => own.Number)];
            Add(question, new SuggestionSource(task.Done ? SuggestionSourceKind.DoneTask : SuggestionSourceKind.OpenTask, task.Id, task.Text, task.Outcome, answered));
        }
    }

    /// <summary>Low levels of the estimate; last of all, as it matters what else is suggested in the sub-area.</summary>
    private void AddGaps(SubArea subArea)
    {
        var gap = new SuggestionSource(SuggestionSourceKind.Gap, null, "", null, []);
        foreach (var question in subArea.Questions.Where(question => !question.Core && IsGap(input.Standings.EstimatedQuestions, question.Code)))
        {
            Add(question.Code, gap);
        }

        if (!IsGap(input.Standings.Estimated, subArea.Code) || subArea.Questions.FirstOrDefault(question => question.Core) is not { } core)
        {
            return;
        }

        Question[] precise = [.. subArea.Questions.Where(question => !question.Core && _sources.ContainsKey(question.Code))];
        foreach (var question in precise.Where(question => !input.Standings.EstimatedQuestions.ContainsKey(question.Code)))
        {
            Add(question.Code, gap);
        }

        if (precise.Length == 0 || _sources.ContainsKey(core.Code))
        {
            Add(core.Code, gap);
        }
    }

    private bool IsGap(IReadOnlyDictionary<string, double> shares, string code) =>
        shares.TryGetValue(code, out var share) && LevelStep.LevelOf(share, _edition.LevelShares) < input.Assumptions.GapBelow;

    private Suggestion? Suggest(string code, List<SuggestionSource> sources)
    {
        var (subArea, question) = _questions[code];
        if (StepOf(subArea, question) is not { } step || input.Standings.Of(subArea) is not { } whole || input.Standings.Of(subArea, question) is not { } standing)
        {
            return null;
        }

        var named = sources.Any(source => source.Kind is SuggestionSourceKind.Improvement or SuggestionSourceKind.Recommendation);
        var unclear = Suggestion.IsOnePart(step, sources);
        var parts = unclear ? step.Parts : 1;
        var chance = input.Assumptions.StepChance[step.From] * (named ? 1 : input.Assumptions.UnnamedChance) * (named && unclear ? input.Assumptions.UnclearChance : 1);
        var points = step.Points(_edition, whole.Share) / parts;
        return new Suggestion(
            step,
            standing,
            Shown(input.Standings.EstimatedQuestions, code) ?? Shown(input.Standings.Estimated, subArea.Code),
            points,
            chance,
            points * (decimal)chance,
            input.Days.TryGetValue(code, out var days) ? days : step.Days(input.Assumptions) / parts,
            [.. sources.OrderBy(source => source.Kind)],
            AnsweredBy(code, sources));
    }

    private LevelStep? StepOf(SubArea subArea, Question question)
    {
        if (input.Standings.Of(subArea, question) is not { } standing)
        {
            return null;
        }

        var level = LevelStep.LevelOf(standing.Share, _edition.LevelShares);
        return level + 1 < _edition.LevelShares.Count ? new LevelStep(subArea, question, level, level + 1) : null;
    }

    /// <summary>Actions that aim at the question; without any, those that together name everything that somebody has written.</summary>
    private int[] AnsweredBy(string code, List<SuggestionSource> sources)
    {
        int[] aiming = [.. input.Planned.Where(own => own.Questions.Contains(code)).Select(own => own.Number)];
        SuggestionSource[] written = [.. sources.Where(source => source.Kind != SuggestionSourceKind.Gap)];
        var all = aiming.Length == 0 && written.Length > 0 && written.All(source => source.AnsweredBy.Count > 0);
        return [.. (all ? written.SelectMany(source => source.AnsweredBy) : aiming).Distinct().Order()];
    }

    private void Add(string code, SuggestionSource source)
    {
        if (!_sources.TryGetValue(code, out var sources))
        {
            _sources.Add(code, sources = []);
        }

        sources.Add(source);
    }

    private static double? Shown(IReadOnlyDictionary<string, double> shares, string code) => shares.TryGetValue(code, out var share) ? share : null;
}
