using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task Run_ThatCannotBeWrittenDown_IsDoneAllTheSame()
    {
        var ledger = new Ledger();
        using var host = Quiet(ledger);
        await host.QueryAsync(null, db => db.Database.ExecuteSqlRawAsync("""DROP TABLE "JobStates"; DROP TABLE "JobRuns";"""));

        Assert.True(await host.Services.GetRequiredService<JobRunner>().RunAsync(nameof(Ticks), null, default));
        Assert.Equal(1, ledger.Ended);
    }

    [Fact]
    public async Task Run_OfWorkThatThisVersionDoesNotKnow_IsLeftAlone()
    {
        using var host = Quiet(new Ledger());
        Assert.True(await host.Services.GetRequiredService<JobRunner>().RunAsync("FromTheFuture", null, default));
        Assert.Empty(await host.RunsAsync());
    }

    [Fact]
    public async Task Runs_OlderThanNinetyDays_AreDeletedWithTheRest()
    {
        using var host = Quiet(new Ledger());
        var now = host.Clock.GetUtcNow().UtcDateTime;
        await host.QueryAsync(null, async db =>
        {
            db.JobRuns.AddRange(Run(now.AddDays(-91)), Run(now.AddDays(-89)));
            return await db.SaveChangesAsync();
        });
        await using (var scope = host.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PurgeExpired>().RunAsync(default);
        }

        Assert.Equal(now.AddDays(-89), Assert.Single(await host.RunsAsync()).StartedUtc);
    }

    private static JobHost Quiet(Ledger ledger) => new(ledger, new Schedule(typeof(Ticks), TimeSpan.FromDays(1))) { Runs = false };

    private static JobRun Run(DateTime started) => new() { Work = nameof(Ticks), Machine = "m", StartedUtc = started, EndedUtc = started, Did = 1 };
}
