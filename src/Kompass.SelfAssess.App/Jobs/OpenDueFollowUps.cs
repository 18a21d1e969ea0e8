using Kompass.SelfAssess.App.Plans.FollowUps;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Opens the follow-ups that are due, and claims the dates that a stop has missed.</summary>
public sealed class OpenDueFollowUps(DuePlans plans) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var report = await plans.OpenAsync(cancellationToken);
        return report.Opened + report.Skipped + report.Closed;
    }
}
