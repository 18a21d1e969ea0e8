using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
    public async Task Start_ElsewhereThanInDevelopment_SeedsNobody()
    {
        using var host = new KompassHost();
        Assert.Equal((0, 0, 0), await CountAsync(host));
    }

    [Fact]
    public void Clock_SetOffInDevelopment_IsAheadByThatMuch()
    {
        using var host = new ClockHost("Development");
        Assert.InRange(host.Services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7.1));
    }

    [Fact]
    public void Clock_SetOffElsewhere_StopsTheStartWithTheReason()
    {
        using var host = new ClockHost("Production");
        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("Clock:Offset", refused.Message, StringComparison.Ordinal);
    }

    private static Task<(int Organisations, int Rounds, int People)> CountAsync(KompassHost host) => host.QueryAsync(null, async database => (
        await database.Organisations.CountAsync(),
        await database.Rounds.IgnoreQueryFilters().CountAsync(),
        await database.Users.CountAsync()));

    /// <summary>The program with its own clock instead of the tests'.</summary>
    private sealed class ClockHost(string environment) : KompassHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
            builder.UseSetting("Clock:Offset", "7.00:00:00");
            builder.ConfigureTestServices(services => services.Remove(services.Last(service => service.ServiceType == typeof(TimeProvider))));
        }
    }

    private sealed class DevelopmentHost : KompassHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }
    }
}
