using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>
/// What should become of one plan, worked out beside the program from the rules as they are told to users: it is told the days on which the
/// program ran, and who reported, and knows nothing of processes, kills and rows.
/// </summary>
internal sealed class ExpectedPlan(Guid id, IReadOnlyList<DateOnly> dates, int openDays, IReadOnlyList<ExpectedAction> actions)
{
    private readonly List<ExpectedFollowUp> _followUps = [];

    public Guid Id => id;

    public IReadOnlyList<ExpectedAction> Actions => actions;

    public IReadOnlyList<ExpectedFollowUp> FollowUps => _followUps;

    public ExpectedFollowUp? Open => _followUps.Find(followUp => followUp.State == FollowUpState.Open);

    /// <summary>The program has run on the day; said again, it changes nothing.</summary>
    /// <param name="day">Stockholm day.</param>
    /// <param name="sends">True in the hours in which mail leaves.</param>
    /// <param name="coordinators">Who is told.</param>
    public void Ran(DateOnly day, bool sends, IReadOnlyList<string> coordinators)
    {
        if (Open is { } over && over.Last < day)
        {
            over.State = FollowUpState.Closed;
            over.Mails.AddRange(coordinators.Select(to => new ExpectedMail(MailKind.FollowUpReport, to, over.Last!.Value)));
        }

        if (HandCalendar.IsMailDay(day))
        {
            DealWithDates(day);
            if (Open is { } open && sends)
            {
                Remind(open, day, coordinators);
            }
        }
    }

    /// <summary>An owner has reported: each action as it stands now.</summary>
    public void Reported(DateOnly day, Guid ownerId)
    {
        foreach (var action in Open!.Asked.Where(action => action.OwnerId == ownerId))
        {
            action.History.Add((action.Status, action.Percent));
        }

        Open.Reported[ownerId] = day;
    }

    private void DealWithDates(DateOnly day)
    {
        var due = dates.Where(date => date <= day && _followUps.TrueForAll(followUp => followUp.Nominal != date)).ToList();
        foreach (var date in due.Where(date => date < day))
        {
            Skip(date, WasOpen(date) ? SkippedReason.AnotherOpen : SkippedReason.Missed);
        }

        if (due.Contains(day))
        {
            if (WasOpen(day))
            {
                Skip(day, SkippedReason.AnotherOpen);
            }
            else if (!actions.Any(action => action.IsAsked))
            {
                Skip(day, SkippedReason.NothingToAsk);
            }
            else
            {
                OpenOn(day, FollowUpKind.Planned);
            }
        }
        else if (Open is null && actions.Any(action => action.IsAsked) && _followUps.Exists(followUp => due.Contains(followUp.Nominal) && followUp.Skipped == SkippedReason.Missed))
        {
            OpenOn(day, FollowUpKind.CatchUp);
        }
    }

    private bool WasOpen(DateOnly day) => _followUps.Exists(followUp => followUp.Last is { } last && followUp.Nominal <= day && day <= last);

    private void Skip(DateOnly date, SkippedReason reason) =>
        _followUps.Add(new ExpectedFollowUp(date, FollowUpKind.Planned, null, []) { State = FollowUpState.Skipped, Skipped = reason });

    private void OpenOn(DateOnly day, FollowUpKind kind)
    {
        var followUp = new ExpectedFollowUp(day, kind, HandCalendar.Later(day, openDays), [.. actions.Where(action => action.IsAsked)]);
        // The mail leaves in the first sending hours, and those are the same day's: nothing opens on a day after they are over.
        followUp.Mails.AddRange(followUp.Asked.Select(action => action.Email).OfType<string>().Distinct().Select(to => new ExpectedMail(MailKind.FollowUp, to, day)));
        _followUps.Add(followUp);
    }

    private static void Remind(ExpectedFollowUp open, DateOnly day, IReadOnlyList<string> coordinators)
    {
        var (first, last) = RemindersOf(open);
        foreach (var owner in open.Asked.Where(action => !open.Reported.ContainsKey(action.OwnerId)).DistinctBy(action => action.OwnerId))
        {
            if (owner.Email is { } to && (day == first || day == last))
            {
                open.Add(new ExpectedMail(MailKind.FollowUpReminder, to, day));
            }

            if (HandCalendar.MailDayUntil(HandCalendar.Later(open.Last!.Value, -1)) is var told && told > open.Nominal && told <= day && !open.Escalated)
            {
                open.Mails.AddRange(coordinators.Select(reader => new ExpectedMail(MailKind.FollowUpEscalation, reader, open.Last.Value)));
            }
        }
    }

    /// <summary>Five working days after the invitation, and two before the last day; not nearer than two working days to each other or to the invitation.</summary>
    private static (DateOnly? First, DateOnly? Last) RemindersOf(ExpectedFollowUp open)
    {
        var last = HandCalendar.MailDayUntil(HandCalendar.Later(open.Last!.Value, -2));
        if (last < HandCalendar.Later(open.Nominal, 2))
        {
            return (null, null);
        }

        var first = HandCalendar.MailDayFrom(HandCalendar.Later(open.Nominal, 5));
        return (HandCalendar.Later(first, 2) < last ? first : null, last);
    }
}

/// <summary>A date that has been dealt with.</summary>
internal sealed record ExpectedFollowUp(DateOnly Nominal, FollowUpKind Kind, DateOnly? Last, IReadOnlyList<ExpectedAction> Asked)
{
    public FollowUpState State { get; set; }

    public SkippedReason? Skipped { get; set; }

    public List<ExpectedMail> Mails { get; } = [];

    /// <summary>Day of the report by owner.</summary>
    public Dictionary<Guid, DateOnly> Reported { get; } = [];

    public bool Escalated => Mails.Exists(mail => mail.Kind == MailKind.FollowUpEscalation);

    public void Add(ExpectedMail mail)
    {
        if (!Mails.Contains(mail))
        {
            Mails.Add(mail);
        }
    }
}

/// <summary>A mail that is due exactly once.</summary>
/// <param name="Kind">What for.</param>
/// <param name="To">To whom.</param>
/// <param name="Day">The day it belongs to.</param>
internal sealed record ExpectedMail(MailKind Kind, string To, DateOnly Day);
