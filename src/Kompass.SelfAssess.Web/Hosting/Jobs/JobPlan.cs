namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>The schedules as this process wakes them: <see cref="Schedules.All"/>, in Development perhaps faster.</summary>
public sealed record JobPlan(IReadOnlyList<Schedule> Schedules)
{
    /// <summary>How long after the start the first of them is woken; the others follow a little apart, so that not everything wakes in the same second.</summary>
    public TimeSpan FirstAfter { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Apart { get; init; } = TimeSpan.FromSeconds(2);

    public static JobPlan At(TimeSpan? pace) => pace is not { } every
        ? new JobPlan(Jobs.Schedules.All)
        : new JobPlan([.. Jobs.Schedules.All.Select(schedule => schedule with { Every = every < schedule.Every ? every : schedule.Every })])
        {
            FirstAfter = TimeSpan.Zero,
            Apart = TimeSpan.Zero,
        };
}
