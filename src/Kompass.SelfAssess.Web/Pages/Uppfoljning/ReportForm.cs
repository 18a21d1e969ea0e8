using System.Globalization;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>The fields of one report as a browser sends them.</summary>
public sealed class ReportForm
{
    private const string DayFormat = "yyyy-MM-dd";
    private const int NoSuchPercent = -1;
    private const byte NoSuchValue = byte.MaxValue;

    public string? Version { get; set; }

    public string? Status { get; set; }

    public string? Percent { get; set; }

    public string? Comment { get; set; }

    public string? EvidenceKind { get; set; }

    public string? Evidence { get; set; }

    public string? EvidenceLink { get; set; }

    public string? Hindrance { get; set; }

    public string? ProposedDueOn { get; set; }

    /// <summary>Steps that are ticked, and one empty text where the page had any.</summary>
    public List<string?> Steps { get; set; } = [];

    public List<PostedRating> Ratings { get; set; } = [];

    /// <summary>What the page is filled with.</summary>
    public static ReportForm From(AskedAction action) => new()
    {
        Version = action.Version.ToString(CultureInfo.InvariantCulture),
        Status = action.Said.Status?.ToString(),
        Percent = (action.Said.Percent ?? action.Percent).ToString(CultureInfo.InvariantCulture),
        Comment = action.Said.Comment,
        EvidenceKind = action.Said.EvidenceKind?.ToString(),
        Evidence = action.Said.Evidence,
        EvidenceLink = action.Said.EvidenceLink,
        Hindrance = action.Said.Hindrance,
        ProposedDueOn = action.Said.ProposedDueOn?.ToString(DayFormat, CultureInfo.InvariantCulture),
        Steps = [.. (action.Said.StepsDone ?? action.Steps.Where(step => step.Done).Select(step => step.Id)).Select(id => id.ToString(CultureInfo.InvariantCulture))],
        Ratings = [.. action.Said.Ratings.Select(rating => new PostedRating { Question = rating.Key, Value = ((int)rating.Value).ToString(CultureInfo.InvariantCulture) })],
    };

    public bool Ticks(AskedStep step) => Steps.Contains(step.Id.ToString(CultureInfo.InvariantCulture));

    public AnswerValue Level(Question question) =>
        Ratings.Find(rating => rating.Question == question.Code) is { } rating && rating.Parse() is <= AnswerValue.DontKnow and var value ? value : AnswerValue.Unanswered;

    /// <summary>What is no day at all; the other faults are the service's.</summary>
    public bool HasBadDay => !string.IsNullOrWhiteSpace(ProposedDueOn) && Day() is null;

    /// <summary>What is not a number or not to be chosen is sent on all the same, so that the one rule in the service refuses it.</summary>
    public SaveReport ToSave(int number) => new(
        number,
        new ReportContent
        {
            Status = string.IsNullOrEmpty(Status) ? null : Enum.TryParse<ActionStatus>(Status, out var status) ? status : (ActionStatus)byte.MaxValue,
            Percent = string.IsNullOrWhiteSpace(Percent) ? null
                : int.TryParse(Percent.Trim().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : NoSuchPercent,
            Comment = Comment,
            EvidenceKind = Enum.TryParse<EvidenceKind>(EvidenceKind, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Evidence = Evidence,
            EvidenceLink = EvidenceLink,
            Hindrance = Hindrance,
            ProposedDueOn = Day(),
            StepsDone = Steps.Count == 0 ? null : [.. Steps.Where(step => !string.IsNullOrEmpty(step)).Select(step => int.TryParse(step, CultureInfo.InvariantCulture, out var id) ? id : -1).Distinct()],
            Ratings = Ratings.Where(rating => rating.Question is not null).GroupBy(rating => rating.Question!).ToDictionary(rating => rating.Key, rating => rating.Last().Parse()),
        },
        int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>What was written, to give back where nothing can be saved.</summary>
    public IEnumerable<string> Texts() => new[] { Comment, Hindrance, Evidence, EvidenceLink }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!);

    private DateOnly? Day() => DateOnly.TryParseExact(ProposedDueOn?.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The level of one question.</summary>
    public sealed class PostedRating
    {
        public string? Question { get; set; }

        public string? Value { get; set; }

        public AnswerValue Parse() => Value switch
        {
            null or "" => AnswerValue.Unanswered,
            _ when byte.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (AnswerValue)number,
            _ => (AnswerValue)NoSuchValue,
        };
    }
}
