using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

public sealed class PaceTests
{
    [Fact]
    public void Plan_PaceOfTwoMinutes_ShortensOnlyWhatIsSlower()
    {
        var plan = JobPlan.At(TimeSpan.FromMinutes(2));
        Assert.Equal(Schedules.All.Select(schedule => schedule.Work), plan.Schedules.Select(schedule => schedule.Work));
        Assert.Equal(TimeSpan.FromMinutes(1), plan.Schedules.Min(schedule => schedule.Every));
        Assert.Equal(TimeSpan.FromMinutes(2), plan.Schedules.Max(schedule => schedule.Every));
    }

    [Fact]
    public void Plan_NoPace_IsTheSchedules() => Assert.Equal(Schedules.All, JobPlan.At(null).Schedules);

    [Theory]
    [InlineData("Production", "00:00:01", false)]
    [InlineData("Development", "00:00:00.5", false)]
    [InlineData("Development", "00:00:01", true)]
    public void Pace_Setting_IsForDevelopmentAndAtLeastASecond(string environment, string pace, bool allowed)
    {
        using var host = new PaceHost(environment, pace);
        var fault = Record.Exception(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal(allowed, fault is null);
        Assert.True(allowed || fault!.Message.Contains("Jobs:Pace", StringComparison.Ordinal));
    }

    private sealed class PaceHost(string environment, string pace) : KompassHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
            builder.UseSetting("Jobs:Pace", pace);
        }
    }
}
