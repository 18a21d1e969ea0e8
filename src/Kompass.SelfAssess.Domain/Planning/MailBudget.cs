namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>How much planned mail one address bears, over all rounds. Source: design 8.</summary>
public static class MailBudget
{
    /// <summary>Length of the period that is looked back over, in days.</summary>
    public const int Days = 30;

    /// <summary>True if one more may go on <paramref name="day"/>.</summary>
    /// <param name="earlier">Days of the planned mails that the address has been sent.</param>
    /// <param name="day">The day of the next one; what is dated after it counts as well, so that the order of sending is irrelevant.</param>
    /// <param name="limit">Most mails in any <see cref="Days"/> days.</param>
    public static bool Allows(IEnumerable<DateOnly> earlier, DateOnly day, int limit) =>
        earlier.Count(sent => sent > day.AddDays(-Days)) < limit;
}
