using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What one response says of one question.</summary>
public sealed class Answer : ITenantOwned
{
    public const int CommentMaxLength = 4000;
    public const int EvidenceLinkMaxLength = 500;

    public long ResponseId { get; set; }

    /// <summary>Row id of the question in the round's edition.</summary>
    public int QuestionId { get; set; }

    public int OrganisationId { get; set; }

    public AnswerValue Value { get; set; } = AnswerValue.Unanswered;

    public string? Comment { get; set; }

    /// <summary>True where the coordinator has hidden the comment, for example because it points somebody out.</summary>
    public bool CommentHidden { get; set; }

    public EvidenceKind? EvidenceKind { get; set; }

    public string? EvidenceLink { get; set; }

    /// <summary>Raised on every save, so that a second tab never overwrites silently.</summary>
    public int Version { get; set; }
}
