using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What one answer must fulfil before it is written.</summary>
internal static class AnswerRules
{
    public static SaveRefusal? Fault(SaveAnswer answer, CataloguedRound round, CataloguedGroup group)
    {
        if (!round.QuestionIds.ContainsKey(answer.QuestionCode))
        {
            return SaveRefusal.UnknownQuestion;
        }

        if (!group.AskedCodes.Contains(answer.QuestionCode))
        {
            return SaveRefusal.NotAsked;
        }

        if (answer.Value > AnswerValue.Unanswered || (answer.EvidenceKind is { } kind && !Enum.IsDefined(kind)))
        {
            return SaveRefusal.ValueOutOfRange;
        }

        if (answer.Comment?.Length > Answer.CommentMaxLength)
        {
            return SaveRefusal.CommentTooLong;
        }

        return answer.EvidenceLink?.Length > Answer.EvidenceLinkMaxLength ? SaveRefusal.LinkTooLong : null;
    }

    /// <summary>Text as it is stored: no empty strings, no characters that PostgreSQL cannot hold.</summary>
    public static SaveAnswer Tidy(SaveAnswer answer) => answer with
    {
        Comment = Text(answer.Comment),
        EvidenceLink = Text(answer.EvidenceLink),
    };

    public static bool Says(this SaveAnswer answer, SavedAnswer? stored) => stored is null
        ? answer is { Value: AnswerValue.Unanswered, Comment: null, EvidenceKind: null, EvidenceLink: null }
        : answer.Value == stored.Value && answer.Comment == stored.Comment && answer.EvidenceKind == stored.EvidenceKind && answer.EvidenceLink == stored.EvidenceLink;

    private static string? Text(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
