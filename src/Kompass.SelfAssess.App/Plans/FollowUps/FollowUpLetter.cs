using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Which of the letters to an owner.</summary>
internal enum FollowUpLetterKind
{
    Opening,
    Reminder,
    LastReminder,
}

/// <summary>What every letter about a follow-up is about.</summary>
internal sealed record FollowUpLetterFacts
{
    public required string Language { get; init; }

    public required string OrganisationName { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public required string PlanName { get; init; }

    public required DateOnly ClosesOn { get; init; }

    public required string PersonName { get; init; }

    public Uri Link { get; init; } = new("about:blank");

    public Uri? StopAddress { get; init; }
}

/// <summary>An owner who has not reported, as the coordinators are told.</summary>
/// <param name="Name">Whose; null for actions that nobody can be asked about.</param>
/// <param name="Reached">False where mails do not reach the person: the address is dead, or has asked for no more.</param>
/// <param name="Actions">Which actions wait.</param>
internal sealed record SilentOwner(string? Name, bool Reached, IReadOnlyList<PlanAction> Actions);

/// <summary>Writes the letters about follow-ups. A follow-up is named, and the letter says so and who sees it.</summary>
internal static class FollowUpLetter
{
    /// <summary>A mail lists so many actions; the page has them all.</summary>
    private const int MostLines = 12;

    public static Letter ToOwner(FollowUpLetterKind kind, IReadOnlyList<PlanAction> actions, FollowUpLetterFacts facts)
    {
        var texts = new MailTexts(facts.Language);
        var day = texts.Day(facts.ClosesOn);
        var (subject, opening) = kind switch
        {
            FollowUpLetterKind.Reminder => (texts["FollowUpReminderSubject", facts.PlanName, day], texts["FollowUpReminderText", facts.PlanName, day]),
            FollowUpLetterKind.LastReminder => (texts["FollowUpLastReminderSubject", facts.PlanName, day], texts["FollowUpLastReminderText", facts.PlanName, day]),
            _ => (texts["FollowUpSubject", facts.PlanName, day], texts["FollowUpText", facts.OrganisationName, facts.PlanName]),
        };
        return Write(
            facts,
            texts,
            subject,
            [opening, Lines(actions, texts), texts["FollowUpHow", day]],
            texts["FollowUpButton"],
            [
                new(texts["LinkTerm"], texts["FollowUpLinkText"]),
                .. kind == FollowUpLetterKind.Opening ? [] : new[] { new LetterPoint(texts["ReminderTerm"], texts["FollowUpReminderWhy"]) },
                new(texts["SeesTerm"], texts["FollowUpSees", facts.OrganisationName]),
                new(texts["FollowUpKeptTerm"], texts["FollowUpKept"]),
                new(texts["ContactTerm"], Contact(facts, texts)),
            ]);
    }

    public static Letter Escalation(IReadOnlyList<SilentOwner> silent, FollowUpLetterFacts facts)
    {
        var texts = new MailTexts(facts.Language);
        var day = texts.Day(facts.ClosesOn);
        return Write(
            facts,
            texts,
            texts["FollowUpEscalationSubject", facts.PlanName, day],
            [
                texts["FollowUpEscalationText", facts.PlanName, day],
                .. silent.Select(owner => $"{Name(owner, texts)}\n{Lines(owner.Actions, texts)}"),
            ],
            texts["FollowUpShow"],
            [new(texts["FollowUpCanTerm"], texts["FollowUpCan"])]);
    }

    public static Letter Report(IReadOnlyDictionary<FollowUpOutcome, int> figures, FollowUpLetterFacts facts)
    {
        var texts = new MailTexts(facts.Language);
        var lines = new (FollowUpOutcome Outcome, string Text)[]
        {
            (FollowUpOutcome.Done, texts["FollowUpDone"]),
            (FollowUpOutcome.OnTrack, texts["FollowUpOnTrack"]),
            (FollowUpOutcome.Moved, texts["FollowUpMoved"]),
            (FollowUpOutcome.Late, texts["FollowUpLate"]),
            (FollowUpOutcome.Stopped, texts["FollowUpStopped"]),
            (FollowUpOutcome.Silent, texts["FollowUpSilent"]),
        };
        return Write(
            facts,
            texts,
            texts["FollowUpReportSubject", facts.PlanName],
            [
                texts["FollowUpReportText", facts.PlanName, figures.Values.Sum()],
                string.Join('\n', lines.Select(line => $"{line.Text}: {figures.GetValueOrDefault(line.Outcome)}")),
            ],
            texts["FollowUpShow"],
            [new(texts["FollowUpSilent"], texts["FollowUpSilentText"])]);
    }

    private static Letter Write(
        FollowUpLetterFacts facts, MailTexts texts, string subject, IReadOnlyList<string> opening, string button, IReadOnlyList<LetterPoint> promise) => new(
            facts.Language,
            subject.ReplaceLineEndings(" "),
            [texts["FollowUpHello", facts.PersonName], .. opening],
            button,
            texts["LinkHint"],
            facts.Link,
            [texts["FollowUpClosing", facts.OrganisationName]],
            promise,
            facts.StopAddress is null ? null : texts["FollowUpStop", facts.OrganisationName],
            facts.StopAddress);

    private static string Name(SilentOwner owner, MailTexts texts) => owner switch
    {
        { Name: null } => texts["FollowUpNobody"],
        { Reached: false } => texts["FollowUpNotReached", owner.Name],
        _ => owner.Name,
    };

    private static string Lines(IReadOnlyList<PlanAction> actions, MailTexts texts)
    {
        var lines = actions.Take(MostLines).Select(action => action.DueOn is { } due
            ? texts["FollowUpLineDue", action.Number, action.Title, texts.Date(due)]
            : texts["FollowUpLine", action.Number, action.Title]);
        return string.Join('\n', actions.Count > MostLines ? lines.Append(texts["FollowUpMore", actions.Count - MostLines]) : lines);
    }

    private static string Contact(FollowUpLetterFacts facts, MailTexts texts) => (facts.ContactName, facts.ContactEmail) switch
    {
        ({ Length: > 0 } name, { Length: > 0 } email) => texts["ContactText", $"{name}, {email}"],
        ({ Length: > 0 } name, _) => texts["ContactText", name],
        (_, { Length: > 0 } email) => texts["ContactText", email],
        _ => texts["ContactNone"],
    };
}
