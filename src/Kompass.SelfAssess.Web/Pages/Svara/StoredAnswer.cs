using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>A stored answer as script reads it: the values as the fields have them, and the answer in words.</summary>
public sealed record StoredAnswer(string Question, string Value, string Comment, string EvidenceKind, string EvidenceLink, int Version, string Text)
{
    public static StoredAnswer From(string questionCode, SavedAnswer? stored, AnsweringWords words)
    {
        var value = stored?.Value ?? AnswerValue.Unanswered;
        return new StoredAnswer(
            questionCode,
            value <= AnswerValue.NotApplicable ? ((int)value).ToString(CultureInfo.InvariantCulture) : "",
            stored?.Comment ?? "",
            stored?.EvidenceKind?.ToString() ?? "",
            stored?.EvidenceLink ?? "",
            stored?.Version ?? 0,
            words.Answer(value));
    }
}
