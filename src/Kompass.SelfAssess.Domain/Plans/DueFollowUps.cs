namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Why a date has no follow-up. The numbers are stored.</summary>
public enum SkippedReason : byte
{
    /// <summary>Its day passed while nothing ran.</summary>
    Missed = 0,

    /// <summary>Another follow-up of the plan was open on that day.</summary>
    AnotherOpen = 1,

    /// <summary>There was no action to ask about.</summary>
    NothingToAsk = 2,

    /// <summary>The coordinator called it off.</summary>
    CalledOff = 3,
}

/// <summary>A date that is dealt with without a follow-up.</summary>
/// <param name="Day">Nominal date.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedDate(DateOnly Day, SkippedReason Reason);

/// <summary>A follow-up to open.</summary>
/// <param name="Day">Nominal date: today.</param>
/// <param name="IsCatchUp">True where it stands for dates that were missed; false where today is a date of the cadence.</param>
public sealed record DueFollowUp(DateOnly Day, bool IsCatchUp);

/// <summary>What is to be done today about the dates of one plan. All of it is one transaction. Source: design 8.</summary>
/// <param name="Skipped">Dates to claim without opening anything, the earliest first.</param>
/// <param name="Open">What to open; null where nothing is.</param>
public sealed record DueFollowUps(IReadOnlyList<SkippedDate> Skipped, DueFollowUp? Open)
{
    /// <summary>Nothing is due.</summary>
    public static readonly DueFollowUps None = new([], null);

    /// <summary>
    /// Every date whose day has come is dealt with once. Those that a stop has missed are skipped, and one catch-up opens for all of them, unless
    /// today is a date itself or another follow-up is open. On a day without mail nothing is done: the missed ones and their catch-up wait for the
    /// next one together.
    /// </summary>
    /// <param name="dates">Dates of the cadence, in any order.</param>
    /// <param name="claimed">Whether a date has been dealt with.</param>
    /// <param name="today">Stockholm day.</param>
    /// <param name="isMailDay">Whether mail may go today.</param>
    /// <param name="openOn">Whether a follow-up of the plan was, or today is, open on a day.</param>
    /// <param name="anythingToAsk">Whether any action can be asked about today.</param>
    public static DueFollowUps On(
        IEnumerable<DateOnly> dates, Func<DateOnly, bool> claimed, DateOnly today, bool isMailDay, Func<DateOnly, bool> openOn, bool anythingToAsk)
    {
        var due = dates.Where(day => day <= today && !claimed(day)).Distinct().Order().ToList();
        if (due.Count == 0 || !isMailDay)
        {
            return None;
        }

        var skipped = due.Where(day => day < today)
            .Select(day => new SkippedDate(day, openOn(day) ? SkippedReason.AnotherOpen : SkippedReason.Missed)).ToList();
        if (due[^1] == today)
        {
            if (!openOn(today) && anythingToAsk)
            {
                return new DueFollowUps(skipped, new DueFollowUp(today, IsCatchUp: false));
            }

            skipped.Add(new SkippedDate(today, openOn(today) ? SkippedReason.AnotherOpen : SkippedReason.NothingToAsk));
            return new DueFollowUps(skipped, null);
        }

        var catchUp = anythingToAsk && !openOn(today) && !claimed(today) && skipped.Exists(date => date.Reason == SkippedReason.Missed);
        return new DueFollowUps(skipped, catchUp ? new DueFollowUp(today, IsCatchUp: true) : null);
    }
}
