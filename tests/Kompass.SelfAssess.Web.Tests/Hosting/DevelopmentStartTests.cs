using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class DevelopmentStartTests
{
    [Fact]
    public async Task Start_TwiceInDevelopment_SeedsOnceAndTheDemoSignInWorks()
    {
        using var first = new DevelopmentHost();
        var before = await CountAsync(first);
        using var visitor = first.Visit();
        using var welcome = await visitor.SignInAsync("anna.lindqvist@karlskoga-demo.example", "kompass-demo-2026");
        Assert.Equal("/", welcome.Headers.Location!.OriginalString);

        using var second = new DevelopmentHost { Settings = { ["Database:ConnectionString"] = $"Data Source={first.DatabaseFile};Pooling=False" } };
        Assert.Equal(before, await CountAsync(second));
        Assert.Equal(2, before.Organisations);
        Assert.True(before.Rounds >= 3);
    }

    [Fact]
    public async Task Start_AfterOneThatWasKilledWithTheLockOfMigrations_DoesNotWaitForIt()
    {
        using var killed = new KompassHost();
        await killed.QueryAsync(null, database => database.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-11-24 09:30:00')"));

        using var next = new DevelopmentHost { Settings = { ["Database:ConnectionString"] = $"Data Source={killed.DatabaseFile};Pooling=False" } };
        Assert.Equal(2, (await Task.Run(() => CountAsync(next)).WaitAsync(TimeSpan.FromMinutes(10))).Organisations);
    }

    [Fact]
    public async Task Start_ElsewhereThanInDevelopment_SeedsNobody()
    {
        using var host = new KompassHost();
        Assert.Equal((0, 0, 0), await CountAsync(host));
    }

    private static Task<(int Organisations, int Rounds, int People)> CountAsync(KompassHost host) => host.QueryAsync(null, async database => (
        await database.Organisations.CountAsync(),
        await database.Rounds.IgnoreQueryFilters().CountAsync(),
        await database.Users.CountAsync()));

    private sealed class DevelopmentHost : KompassHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }
    }
}
