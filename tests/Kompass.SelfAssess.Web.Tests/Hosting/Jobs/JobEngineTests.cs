using System.Net;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.Jobs;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

/// <summary>What every engine has to do, asked of the one that the build has: in memory on SQLite, clustered on PostgreSQL.</summary>
public sealed class JobEngineTests
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Fact]
    public async Task RealSchedules_AreAllRegisteredAndCanBeToldInWords()
    {
        using var host = JobHost.On(null, new Ledger());
        var engine = host.Engine;
        Assert.Equal(Schedules.All.Select(schedule => schedule.Work.Name).Order(), (await engine.NextRunsAsync(default)).Keys.Order());

        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var text = (await visitor.GetPageAsync("/admin/schemalagt")).QuerySelector("main")!.TextContent;
        // A text that is missing shows as its key.
        Assert.All(Schedules.All, schedule => Assert.DoesNotContain($"{schedule.Work.Name}", text, StringComparison.Ordinal));
        Assert.Contains($"{engine.Name} {engine.Version}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnotherListOnTheSameDatabase_BringsTheStoreToIt()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        using (var before = JobHost.On(database, new Ledger(), new(typeof(Ticks), Daily), new(typeof(TakesLong), Daily)))
        {
            Assert.Equal([nameof(TakesLong), nameof(Ticks)], (await before.Engine.NextRunsAsync(default)).Keys.Order());
        }

        using var after = JobHost.On(database, new Ledger(), new(typeof(Ticks), TimeSpan.FromMinutes(1)), new(typeof(Fails), Daily));
        var next = await after.Engine.NextRunsAsync(default);
        Assert.Equal([nameof(Fails), nameof(Ticks)], next.Keys.Order());
        Assert.InRange(next[nameof(Ticks)], DateTime.UtcNow.AddMinutes(-2), DateTime.UtcNow.AddMinutes(2));
    }

    [Fact]
    public async Task Start_AgainWithTheSameList_MovesNoNextRun()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var ledger = new Ledger();
        DateTime before;
        using (var first = JobHost.On(database, ledger, new Schedule(typeof(Ticks), Daily)))
        {
            await first.Engine.RunNowAsync(nameof(Ticks), "Anna", default);
            await Ledger.UntilAsync(async () => (await first.RunsAsync()).Exists(run => run.By == "Anna"));
            await Ledger.UntilAsync(async () => (await first.Engine.NextRunsAsync(default))[nameof(Ticks)] > DateTime.UtcNow.AddMinutes(1));
            before = (await first.Engine.NextRunsAsync(default))[nameof(Ticks)];
        }

        using var second = JobHost.On(database, ledger, new Schedule(typeof(Ticks), Daily));
        Assert.Equal(before, (await second.Engine.NextRunsAsync(default))[nameof(Ticks)], TimeSpan.FromMilliseconds(1));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Work_IsWokenAtItsInterval_AndRecorded(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = new Ledger();
        using var host = JobHost.On(database, ledger, new Schedule(typeof(Ticks), Often));
        var start = DateTime.UtcNow;
        _ = host.Services;
        await Ledger.UntilAsync(() => Task.FromResult(ledger.Ended >= 4));
        Assert.InRange(ledger.Begun, 4, ((DateTime.UtcNow - start) / Often) + 2);

        await Ledger.UntilAsync(async () => (await host.RunsAsync()).Count >= 3);
        Assert.All(await host.RunsAsync(), run => Assert.Equal((nameof(Ticks), 1, false, null), (run.Work, run.Did, run.Failed, run.By)));
        Assert.False((await host.StateAsync(typeof(Ticks)))!.Failed);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task RunNow_RunsOnceAndIsRecordedWithWhoAsked(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var host = JobHost.On(database, new Ledger(), new Schedule(typeof(Ticks), Daily));
        await host.Engine.RunNowAsync(nameof(Ticks), "Anna Prov", default);
        await Ledger.UntilAsync(async () => (await host.RunsAsync()).Exists(run => run.By is not null));
        await Task.Delay(TimeSpan.FromSeconds(4));

        Assert.Equal("Anna Prov", Assert.Single(await host.RunsAsync(), run => run.By is not null).By);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Work_ThatFails_IsRecordedAndWokenAgain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var host = JobHost.On(database, new Ledger(), new Schedule(typeof(Fails), Often));
        _ = host.Services;
        await Ledger.UntilAsync(async () => (await host.RunsAsync()).Count >= 2);

        Assert.All(await host.RunsAsync(), run => Assert.Equal((true, "InvalidOperationException: så gick det"), (run.Failed, run.Error)));
        await Ledger.UntilAsync(async () => (await host.StateAsync(typeof(Fails)))!.Failed);
    }

    [Fact]
    public async Task TwoHostsOnOneDatabase_WakeEachWorkOncePerInterval_AndOneGoesOnWhenTheOtherStops()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var ledger = new Ledger();
        var start = DateTime.UtcNow;
        using var one = JobHost.On(database, ledger, new Schedule(typeof(Ticks), Often));
        using (var other = JobHost.On(database, ledger, new Schedule(typeof(Ticks), Often)))
        {
            _ = (one.Services, other.Services);
            await Ledger.UntilAsync(() => Task.FromResult(ledger.Ended >= 8));
            Assert.InRange(ledger.Begun, 8, ((DateTime.UtcNow - start) / Often) + 2);
        }

        var then = ledger.Ended;
        await Ledger.UntilAsync(() => Task.FromResult(ledger.Ended >= then + 3));
        Assert.InRange(ledger.Begun, 11, ((DateTime.UtcNow - start) / Often) + 2);
        Assert.Equal(1, ledger.MostAtOnce);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Shutdown_WaitsForWhatIsUnderWay(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = new Ledger();
        await using (var host = JobHost.On(database, ledger, new Schedule(typeof(TakesLong), Daily)))
        {
            await host.Engine.RunNowAsync(nameof(TakesLong), "Anna", default);
            await Ledger.UntilAsync(() => Task.FromResult(ledger.Begun >= 1));
        }

        Assert.Equal(ledger.Begun, ledger.Ended);
        using var next = JobHost.On(database, new Ledger(), new Schedule(typeof(Ticks), Daily));
        Assert.NotNull((await next.StateAsync(typeof(TakesLong)))!.EndedUtc);
    }

    [Fact]
    public async Task Page_ButtonOfThePlatformAdministrator_RunsTheWork()
    {
        using var host = JobHost.On(null, new Ledger(), new Schedule(typeof(Ticks), Daily));
        using var visitor = await host.SignInAsAsync(Role.PlatformAdministrator);
        var page = await visitor.GetPageAsync("/admin/schemalagt");
        using var answer = await visitor.SubmitAsync(page, new Dictionary<string, string?>(), "form[action*=Run]");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await Ledger.UntilAsync(async () => (await host.RunsAsync()).Exists(run => run.By == "Test PlatformAdministrator"));

        using var unknown = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["work"] = "Annat" }, "form[action*=Run]");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task EnginesOwnPages_OpenForPlatformAdministratorsAlone_AndLoosenNoOtherPagesPolicy()
    {
        using var host = JobHost.On(null, new Ledger(), new Schedule(typeof(Ticks), Daily));
        var address = host.Engine.Dashboard ?? "/admin/jobb";
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await host.SignInAsAsync(role);
            using var answer = await visitor.GetAsync(address);
            var opens = role == Role.PlatformAdministrator && host.Engine.Dashboard is not null;
            Assert.Equal(opens, answer.StatusCode == HttpStatusCode.OK);
            using var page = await visitor.GetAsync("/admin/schemalagt");
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        }
    }
}
