using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>The program's own clock, which Development may set off and a script may move.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"kompass-clock-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Clock_SetOffInDevelopment_IsAheadByThatMuch()
    {
        using var host = new ClockHost("Development", ("Clock:Offset", "7.00:00:00"));
        AssertAhead(TimeSpan.FromDays(7), host);
    }

    [Fact]
    public void Clock_FileWrittenAnew_MovesEveryHostThatGoesByIt()
    {
        File.WriteAllText(_file, "30.00:00:00\n");
        using var first = new ClockHost("Development", ("Clock:OffsetFile", _file));
        using var second = new ClockHost("Development", ("Clock:OffsetFile", _file), ("Clock:Offset", "1.00:00:00"));
        AssertAhead(TimeSpan.FromDays(30), first);
        AssertAhead(TimeSpan.FromDays(31), second);

        // At once, however close the two writes are.
        foreach (var days in Enumerable.Range(31, 20))
        {
            File.WriteAllText(_file, $"{days}.00:00:00");
            AssertAhead(TimeSpan.FromDays(days), first);
            AssertAhead(TimeSpan.FromDays(days + 1), second);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData(null)]
    public void Clock_FileHalfWrittenOrGone_GoesOnAsItWas(string? content)
    {
        File.WriteAllText(_file, "30.00:00:00");
        using var host = new ClockHost("Development", ("Clock:OffsetFile", _file));
        AssertAhead(TimeSpan.FromDays(30), host);
        File.Delete(_file);
        if (content is not null)
        {
            File.WriteAllText(_file, content);
        }

        AssertAhead(TimeSpan.FromDays(30), host);
        File.WriteAllText(_file, "31.00:00:00");
        AssertAhead(TimeSpan.FromDays(31), host);
    }

    [Theory]
    [InlineData("Clock:Offset", "7.00:00:00")]
    [InlineData("Clock:OffsetFile", "clock")]
    public void Clock_SetOffElsewhere_StopsTheStartWithTheReason(string key, string value)
    {
        var refused = Refusal("Production", (key, value));
        Assert.Contains($"{key} is for Development only.", refused.Failures);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData(null)]
    public void Clock_FileThatSaysNothing_StopsTheStartWithTheReason(string? content)
    {
        if (content is not null)
        {
            File.WriteAllText(_file, content);
        }

        Assert.Contains("Clock:OffsetFile", Assert.Single(Refusal("Development", ("Clock:OffsetFile", _file)).Failures), StringComparison.Ordinal);
    }

    private static OptionsValidationException Refusal(string environment, (string Key, string Value) setting)
    {
        using var host = new ClockHost(environment, setting);
        return Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
    }

    private static void AssertAhead(TimeSpan by, ClockHost host)
    {
        var ahead = host.Services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.UtcNow;
        Assert.InRange(ahead, by - TimeSpan.FromHours(1), by + TimeSpan.FromHours(1));
    }

    /// <summary>The program with its own clock instead of the tests'.</summary>
    private sealed class ClockHost(string environment, params (string Key, string Value)[] settings) : KompassHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => services.Remove(services.Last(service => service.ServiceType == typeof(TimeProvider))));
        }
    }
}
