using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

/// <summary>The program with its engine running, and a list of schedules of the test's own, or the real one.</summary>
internal sealed class JobHost(Ledger ledger, params Schedule[] schedules) : KompassHost
{
    /// <summary>False for tests that do without an engine.</summary>
    public bool Runs { get; init; } = true;

    public IJobEngine Engine => Services.GetRequiredService<IJobEngine>();

    public static JobHost On(TestDatabase? database, Ledger ledger, params Schedule[] schedules) => new(ledger, schedules) { Database = database };

    public Task<List<JobRun>> RunsAsync() => QueryAsync(null, db => db.JobRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync());

    public Task<JobState?> StateAsync(Type work) => QueryAsync(null, db => db.JobStates.AsNoTracking().SingleOrDefaultAsync(state => state.Work == work.Name));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Enabled", Runs ? "true" : "false");
        builder.ConfigureTestServices(services =>
        {
            // Hangfire keeps the log of the latest program for all in the process, also when that one is gone.
            services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
            services.AddSingleton(ledger);
            if (schedules.Length > 0)
            {
                services.AddSingleton(new JobPlan(schedules) { FirstAfter = TimeSpan.Zero, Apart = TimeSpan.Zero });
            }

            services.AddScoped<Ticks>();
            services.AddScoped<Fails>();
            services.AddScoped<TakesLong>();
        });
    }
}

/// <summary>What was woken, in whichever host.</summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private int running;

    public int Begun { get; private set; }

    public int Ended { get; private set; }

    public int MostAtOnce { get; private set; }

    public async Task WriteAsync(TimeSpan takes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Begun++;
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        try
        {
            await Task.Delay(takes, cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                running--;
            }
        }

        lock (gate)
        {
            Ended++;
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> there, int seconds = 120)
    {
        var patience = DateTime.UtcNow.AddSeconds(seconds);
        while (!await there())
        {
            Assert.True(DateTime.UtcNow < patience, "It did not happen in time.");
            await Task.Delay(200);
        }
    }
}

internal sealed class Ticks(Ledger ledger) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(TimeSpan.FromMilliseconds(300), cancellationToken);
        return 1;
    }
}

internal sealed class Fails : IWork
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("så gick det");
}

internal sealed class TakesLong(Ledger ledger) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(TimeSpan.FromSeconds(4), cancellationToken);
        return 1;
    }
}
