using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>One question on the page: what stands in its fields, and what is wrong with it.</summary>
public sealed record QuestionForm
{
    public required Question Question { get; init; }

    public required int Index { get; init; }

    public AnswerValue Value { get; init; } = AnswerValue.Unanswered;

    public string? Comment { get; init; }

    public EvidenceKind? EvidenceKind { get; init; }

    public string? EvidenceLink { get; init; }

    public int Version { get; init; }

    public bool Folded { get; init; }

    public string? ValueError { get; init; }

    public string? CommentError { get; init; }

    public string? LinkError { get; init; }

    /// <summary>Set where something else was saved meanwhile and the person has to choose.</summary>
    public ConflictForm? Conflict { get; init; }

    public string Prefix => $"Answers[{Index}]";

    public bool HasError => ValueError is not null || CommentError is not null || LinkError is not null || Conflict is not null;

    public static QuestionForm From(Question question, int index, SavedAnswer? stored) => new()
    {
        Question = question,
        Index = index,
        Value = stored?.Value ?? AnswerValue.Unanswered,
        Comment = stored?.Comment,
        EvidenceKind = stored?.EvidenceKind,
        EvidenceLink = stored?.EvidenceLink,
        Version = stored?.Version ?? 0,
    };

    /// <summary>The same question with what the person typed in place of what is stored.</summary>
    public QuestionForm With(SaveAnswer typed) => this with
    {
        Value = typed.Value is <= AnswerValue.NotApplicable ? typed.Value : AnswerValue.Unanswered,
        Comment = typed.Comment,
        EvidenceKind = typed.EvidenceKind,
        EvidenceLink = typed.EvidenceLink,
        Version = typed.ExpectedVersion,
    };
}

/// <param name="Stored">What is stored now; null where nothing is.</param>
/// <param name="Error">Set where the person went on without choosing.</param>
public sealed record ConflictForm(SavedAnswer? Stored, string? Error);
