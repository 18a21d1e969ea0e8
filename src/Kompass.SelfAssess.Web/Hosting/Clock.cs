using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>The program's clock. In Development it can be set off, to see what a schedule does without waiting for it (design 10).</summary>
public static class Clock
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<ClockOptions>()
            .BindConfiguration(ClockOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(options => options.Offset == TimeSpan.Zero || development, "Clock:Offset is for Development only.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton<TimeProvider>(services =>
            services.GetRequiredService<IOptions<ClockOptions>>().Value.Offset is var offset && offset == TimeSpan.Zero ? TimeProvider.System : new OffsetClock(offset));
    }

    private sealed class OffsetClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
    }
}

/// <summary>Section <c>Clock</c> of the configuration.</summary>
public sealed class ClockOptions
{
    public const string Section = "Clock";

    /// <summary>How far the program's clock is ahead of the real one (negative: behind).</summary>
    public TimeSpan Offset { get; set; }
}
