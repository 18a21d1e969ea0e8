using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>One question's fields as a browser sends them.</summary>
public sealed class PostedAnswer
{
    public const string KeepMine = "mine";
    public const string KeepStored = "stored";

    private const byte NoSuchValue = byte.MaxValue;

    public string? Question { get; set; }

    public string? Version { get; set; }

    public string? Value { get; set; }

    public string? Comment { get; set; }

    public string? EvidenceKind { get; set; }

    public string? EvidenceLink { get; set; }

    /// <summary>True where the page showed two answers to choose between.</summary>
    public bool Conflict { get; set; }

    /// <summary>Which of the two shall stand.</summary>
    public string? Keep { get; set; }

    public SaveAnswer ToSave() => new(
        Question ?? "",
        ParseValue(Value),
        Tidy(Comment),
        Enum.TryParse<EvidenceKind>(EvidenceKind, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Tidy(EvidenceLink),
        int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>True if saving would change nothing.</summary>
    public static bool Same(SaveAnswer typed, SavedAnswer? stored) =>
        typed.Value == (stored?.Value ?? AnswerValue.Unanswered)
        && typed.EvidenceKind == stored?.EvidenceKind
        && string.Equals(typed.Comment, Tidy(stored?.Comment), StringComparison.Ordinal)
        && string.Equals(typed.EvidenceLink, Tidy(stored?.EvidenceLink), StringComparison.Ordinal);

    // What is not a number of a level is sent on all the same, so that the one rule in the service refuses it.
    private static AnswerValue ParseValue(string? value) => value switch
    {
        null or "" => AnswerValue.Unanswered,
        _ when byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (AnswerValue)number,
        _ => (AnswerValue)NoSuchValue,
    };

    private static string? Tidy(string? text) =>
        text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } tidy ? tidy : null;
}
