using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>A question on which many named evidence and most chose a high level, while the evaluators gave its sub-area clearly less. Source: domain B.3 (end).</summary>
/// <param name="SubArea">Code of the sub-area.</param>
/// <param name="Question">Code of the question.</param>
/// <param name="Named">People who named evidence; never fewer than the minimum group.</param>
/// <param name="Answers">People who chose level 1–5.</param>
/// <param name="Share">Mean level share (0–1) of the question as it was answered.</param>
/// <param name="OfficialShare">Official share (0–1) of the sub-area's maximum.</param>
public sealed record UncreditedEvidence(string SubArea, string Question, int Named, int Answers, double Share, double OfficialShare)
{
    /// <summary>A level is high from "systematic and common" on. Source: domain B.2.</summary>
    public const int HighLevel = 3;

    /// <summary>Many is at least one in this number: naming evidence is voluntary, and few do.</summary>
    public const int ManyOneIn = 3;

    /// <summary>
    /// All of them, the widest gap first. Only overestimated sub-areas are looked at, only questions whose mean is shown, and only numbers of people
    /// that are at least the minimum group.
    /// </summary>
    /// <param name="edition">The edition that was asked.</param>
    /// <param name="depth">Which of its questions.</param>
    /// <param name="raw">The round as it was answered.</param>
    /// <param name="comparison">The estimate beside the official result.</param>
    /// <param name="claimed">Per question code, as far as it may be shown: how many chose level 1–5, and how many of them named evidence.</param>
    public static IReadOnlyList<UncreditedEvidence> Find(
        FrameworkEdition edition, RoundDepth depth, DisclosedEstimate raw, ComparisonResult comparison,
        IReadOnlyDictionary<string, (int Answers, int Named)> claimed)
    {
        var over = comparison.SubAreas.Where(row => row.Band == Band.Over).ToDictionary(row => row.Code, row => row.Numbers.OfficialShare!.Value);
        var found =
            from subArea in edition.SubAreas
            where over.ContainsKey(subArea.Code)
            from question in subArea.QuestionsFor(depth)
            where claimed.ContainsKey(question.Code)
            let people = claimed[question.Code]
            where people.Named >= raw.Plan.Minimum && ManyOneIn * people.Named >= people.Answers
            let share = raw.RawShare(question.Code, edition.LevelShares)
            where share >= (double)edition.LevelShares[HighLevel] && share - over[subArea.Code] > (double)Accuracy.HitWidth
            select new UncreditedEvidence(subArea.Code, question.Code, people.Named, people.Answers, share.Value, over[subArea.Code]);
        return [.. found.OrderByDescending(own => own.Share - own.OfficialShare)];
    }
}
