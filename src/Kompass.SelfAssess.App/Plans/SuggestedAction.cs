using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>The action that suggestions make: their words, their steps and what they are expected to take. Everything can be changed afterwards.</summary>
public static class SuggestedAction
{
    /// <param name="suggestions">At least one, the best first.</param>
    public static ActionContent Of(IReadOnlyList<Suggestion> suggestions)
    {
        // What another action answers already is left to it.
        SuggestionSource[] written =
        [
            .. suggestions.SelectMany(one => one.Sources)
                .Where(source => source.Kind != SuggestionSourceKind.Gap && source.AnsweredBy.Count == 0)
                .DistinctBy(source => (source.Kind, source.Id)),
        ];
        return new ActionContent(Title(written.FirstOrDefault()?.Text ?? suggestions[0].Step.Next))
        {
            Description = written.Length == 0 ? null : Bounded(string.Join("\n", written.Select(source => source.Outcome is { } outcome ? $"{source.Text} – {outcome}" : source.Text)), PlanAction.TextMaxLength),
            SuccessMeasure = Bounded(string.Join("\n", suggestions.Select(one => one.Step.Next).Distinct()), PlanAction.TextMaxLength),
            EffortDays = Math.Clamp(suggestions.Sum(one => one.Days), 1, PlanAction.MostEffortDays),
            // What one part of a sub-area gives cannot be computed from a target that is the whole of it.
            ExpectedGain = suggestions.Any(one => one.OnePart) ? decimal.Round(suggestions.Sum(one => one.Expected), 2) : null,
            Targets = [.. suggestions.Select(one => new TargetContent(one.Step.SubArea.Code, one.WholeSubArea ? null : one.Code, one.Step.From, one.Step.To))],
            Findings =
            [
                .. written.Where(source => source.Kind is SuggestionSourceKind.Improvement or SuggestionSourceKind.Recommendation)
                    .Select(source => new FindingContent(source.Id, source.Text)),
            ],
            EvidenceTaskId = written.FirstOrDefault(source => source.Kind is SuggestionSourceKind.OpenTask or SuggestionSourceKind.DoneTask)?.Id,
        };
    }

    /// <summary>The words themselves where they are short enough, else as many whole ones as fit.</summary>
    private static string Title(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return Bounded(line, PlanAction.TitleMaxLength);
    }

    private static string Bounded(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', length - 2);
        return $"{text[..(cut > length / 2 ? cut : length - 2)].TrimEnd()} …";
    }
}
