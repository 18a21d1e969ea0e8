using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>What was not alike in two rounds, so that a difference may come of it.</summary>
/// <param name="Depths">How much each asked, where that differs.</param>
/// <param name="Weightings">How each weighs its respondents, where that differs.</param>
/// <param name="Questions">Codes of questions that read or count otherwise, or that one of the two lacks; in order, empty where the depths differ.</param>
/// <param name="LevelShares">True where a level stands for another share of the points.</param>
/// <param name="OnlyEarlier">Keys of role groups that took part in the earlier round only.</param>
/// <param name="OnlyLater">Keys of role groups that took part in the later round only.</param>
/// <param name="AskedOtherwise">Keys of role groups that were asked other areas.</param>
public sealed record RoundUnlikeness(
    (RoundDepth Earlier, RoundDepth Later)? Depths,
    (Weighting Earlier, Weighting Later)? Weightings,
    IReadOnlyList<string> Questions,
    bool LevelShares,
    IReadOnlyList<string> OnlyEarlier,
    IReadOnlyList<string> OnlyLater,
    IReadOnlyList<string> AskedOtherwise)
{
    /// <summary>True where nothing but time differs.</summary>
    public bool None => Depths is null && Weightings is null && Questions.Count == 0 && !LevelShares
        && OnlyEarlier.Count == 0 && OnlyLater.Count == 0 && AskedOtherwise.Count == 0;

    internal static RoundUnlikeness Between(RoundSide earlier, RoundSide later)
    {
        var (before, after) = (earlier.GroupAreas, later.GroupAreas);
        return new RoundUnlikeness(
            earlier.Depth == later.Depth ? null : (earlier.Depth, later.Depth),
            earlier.Weighting == later.Weighting ? null : (earlier.Weighting, later.Weighting),
            earlier.Depth == later.Depth ? QuestionsThatDiffer(earlier, later) : [],
            !earlier.Edition.LevelShares.SequenceEqual(later.Edition.LevelShares),
            [.. before.Keys.Where(group => !after.ContainsKey(group)).Order(StringComparer.Ordinal)],
            [.. after.Keys.Where(group => !before.ContainsKey(group)).Order(StringComparer.Ordinal)],
            [.. after.Keys.Where(group => before.TryGetValue(group, out var areas) && !areas.Order().SequenceEqual(after[group].Order())).Order(StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<string> QuestionsThatDiffer(RoundSide earlier, RoundSide later)
    {
        var asked = earlier.Edition.QuestionsFor(earlier.Depth).Concat(later.Edition.QuestionsFor(later.Depth)).Select(question => question.Code).ToHashSet();
        return
        [
            .. EditionChanges.Between(earlier.Edition, later.Edition)
                .Where(change => change.ChangesAnswers && asked.Contains(change.At))
                .Select(change => change.At).Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
