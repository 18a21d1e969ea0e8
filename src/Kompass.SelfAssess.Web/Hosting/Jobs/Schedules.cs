using Kompass.SelfAssess.App.Jobs;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>All schedules, for whichever engine wakes them. What is due is for the work itself to find out.</summary>
public static class Schedules
{
    public static IReadOnlyList<Schedule> All { get; } =
    [
        new(typeof(DispatchMail), TimeSpan.FromMinutes(1)),
        new(typeof(MakeFiles), TimeSpan.FromMinutes(1)),
        new(typeof(SendDueReminders), TimeSpan.FromMinutes(5)),
        new(typeof(CloseDueRounds), TimeSpan.FromMinutes(5)),
        new(typeof(OpenDueFollowUps), TimeSpan.FromMinutes(5)),
        new(typeof(PurgeExpired), TimeSpan.FromDays(1)),
    ];
}

/// <summary>Some <see cref="IWork"/> and how often it is woken.</summary>
public sealed record Schedule(Type Work, TimeSpan Every);
