using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What a mail to a participant is about.</summary>
public sealed record LetterFacts
{
    public required MailKind Kind { get; init; }

    public required string Language { get; init; }

    public required string RoundName { get; init; }

    public required string OrganisationName { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public required Anonymity Anonymity { get; init; }

    public required int MinimumGroup { get; init; }

    public required int Questions { get; init; }

    public required DateOnly ClosesOn { get; init; }

    public required string PersonName { get; init; }

    public required Uri Link { get; init; }

    public Uri? StopAddress { get; init; }
}

/// <summary>
/// Writes a mail from the municipality's words (or the standard ones) and the promise: why, who sees what, when it is deleted, what cannot be
/// undone, whom to ask. The promise is that of page one and cannot be written away.
/// </summary>
public static class ParticipantLetter
{
    public static Letter Write(LetterFacts facts, TemplateText words, PrivacyOptions privacy)
    {
        var texts = new MailTexts(facts.Language);
        var values = new PlaceholderValues(
            facts.PersonName, facts.RoundName, texts.Day(facts.ClosesOn), AnsweringTime.Minutes(facts.Questions), facts.Questions, facts.OrganisationName);
        return new Letter(
            facts.Language,
            Placeholders.Fill(words.Subject, values).ReplaceLineEndings(" "),
            Paragraphs(words.Opening, values),
            texts["Button"],
            texts["LinkHint"],
            facts.Link,
            Paragraphs(words.Closing, values),
            [.. Promise(facts, texts, privacy)],
            facts.StopAddress is null ? null : texts["Stop", facts.OrganisationName],
            facts.StopAddress);
    }

    private static IEnumerable<LetterPoint> Promise(LetterFacts facts, MailTexts texts, PrivacyOptions privacy)
    {
        var anonymous = facts.Anonymity == Anonymity.Anonymous;
        yield return new(texts["LinkTerm"], texts["LinkText"]);
        if (facts.Kind is MailKind.Reminder or MailKind.LastReminder && anonymous)
        {
            yield return new(texts["ReminderTerm"], texts["ReminderText"]);
        }

        yield return new(texts["WhyTerm"], texts["WhyText", facts.OrganisationName]);
        yield return new(texts["SeesTerm"], texts[anonymous ? "SeesAnonymous" : "SeesNamed", texts.Number(facts.MinimumGroup)]);
        yield return new(texts["DeletedTerm"], texts[anonymous ? "DeletedAnonymous" : "DeletedNamed", privacy.RetentionMonths, privacy.BackupDays]);
        yield return new(texts["UndoTerm"], texts[anonymous ? "UndoAnonymous" : "UndoNamed"]);
        yield return new(texts["ContactTerm"], Contact(facts, texts));
    }

    private static string Contact(LetterFacts facts, MailTexts texts) => (facts.ContactName, facts.ContactEmail) switch
    {
        ({ Length: > 0 } name, { Length: > 0 } email) => texts["ContactText", $"{name}, {email}"],
        ({ Length: > 0 } name, _) => texts["ContactText", name],
        (_, { Length: > 0 } email) => texts["ContactText", email],
        _ => texts["ContactNone"],
    };

    private static string[] Paragraphs(string text, PlaceholderValues values) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => Placeholders.Fill(paragraph, values))];
}
