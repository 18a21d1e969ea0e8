using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>What a report must fulfil before it is written.</summary>
internal static class ReportRules
{
    private const int AddressMaxLength = 500;
    private const int Done = 100;

    public static List<ReportFault> Faults(ReportContent content, AskedAction action, DateOnly today) =>
    [
        .. ProgressFaults(content),
        .. TextFaults(content),
        .. DateFaults(content.ProposedDueOn, action, today),
        .. content.Ratings.Any(rating => !Fits(rating.Key, rating.Value, action)) ? [ReportFault.RatingUnknown] : Array.Empty<ReportFault>(),
        .. (content.StepsDone ?? []).Any(id => action.Steps.All(step => step.Id != id)) ? [ReportFault.StepUnknown] : Array.Empty<ReportFault>(),
    ];

    /// <summary>A draft may lack what a submitted report may not.</summary>
    public static List<ReportFault> SubmitFaults(ReportContent content, AskedAction action, DateOnly today) =>
        [.. content is { Status: null, IsEmpty: false } ? [ReportFault.StatusMissing] : Array.Empty<ReportFault>(), .. Faults(content, action, today)];

    /// <summary>
    /// As it is stored: no empty strings, and nothing that only says what the page showed already, so that leafing through the actions
    /// answers none.
    /// </summary>
    public static ReportContent Tidy(ReportContent content, AskedAction action)
    {
        var done = action.Steps.Where(step => step.Done).Select(step => step.Id);
        return content with
        {
            Percent = content.Status is null && content.Percent == action.Percent ? null : content.Percent,
            Comment = Text(content.Comment),
            Evidence = Text(content.Evidence),
            EvidenceLink = Text(content.EvidenceLink),
            Hindrance = Text(content.Hindrance),
            StepsDone = action.Said.StepsDone is null && (content.StepsDone ?? []).Order().SequenceEqual(done.Order()) ? null : content.StepsDone,
            Ratings = content.Ratings.Where(rating => rating.Value != AnswerValue.Unanswered).ToDictionary(),
        };
    }

    private static IEnumerable<ReportFault> ProgressFaults(ReportContent content)
    {
        if (content.Status is { } status && !Enum.IsDefined(status))
        {
            yield return ReportFault.StatusUnknown;
        }

        if (content.Percent is < 0 or > Done)
        {
            yield return ReportFault.PercentOutOfRange;
        }
        else if (content is { Status: ActionStatus.Done, Percent: not Done })
        {
            yield return ReportFault.DoneIsNotHundred;
        }
    }

    private static IEnumerable<ReportFault> TextFaults(ReportContent content)
    {
        if (content.Comment?.Length > FollowUpReport.TextMaxLength)
        {
            yield return ReportFault.CommentTooLong;
        }

        if (content.Evidence?.Length > FollowUpReport.TextMaxLength)
        {
            yield return ReportFault.EvidenceTooLong;
        }

        if (content.Hindrance?.Length > FollowUpReport.TextMaxLength)
        {
            yield return ReportFault.HindranceTooLong;
        }

        if (content.EvidenceLink?.Length > AddressMaxLength)
        {
            yield return ReportFault.LinkTooLong;
        }
        else if (content.EvidenceLink is { } link && !IsWeb(link))
        {
            yield return ReportFault.LinkNotWeb;
        }
    }

    private static IEnumerable<ReportFault> DateFaults(DateOnly? proposed, AskedAction action, DateOnly today)
    {
        if (proposed is not { } day || (action.Proposal != ProposalState.None && day == action.Said.ProposedDueOn))
        {
            // A proposal that stands is not judged again: its day may have come, or have become the action's.
            yield break;
        }

        if (day <= today)
        {
            yield return ReportFault.DateNotAhead;
        }
        else if (day < action.StartsOn)
        {
            yield return ReportFault.DateBeforeStart;
        }
        else if (day == action.DueOn)
        {
            yield return ReportFault.DateAsBefore;
        }
    }

    private static bool Fits(string code, AnswerValue value, AskedAction action) =>
        value <= AnswerValue.DontKnow && action.Questions.Any(asked => asked.Question.Code == code && ((int)value < asked.Question.Levels.Count || value == AnswerValue.DontKnow));

    private static bool IsWeb(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0;

    private static string? Text(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
