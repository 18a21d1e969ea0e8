using System.Globalization;
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
            .Validate(options => options.OffsetFile is null || development, "Clock:OffsetFile is for Development only.")
            .Validate(options => options.OffsetFile is null || SharedClock.TryRead(options.OffsetFile, out _), "Clock:OffsetFile names a file that says how far ahead, as days.hours:minutes:seconds.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton<TimeProvider>(services => services.GetRequiredService<IOptions<ClockOptions>>().Value switch
        {
            { OffsetFile: { } file } options => new SharedClock(file, options.Offset),
            { Offset: var offset } when offset == TimeSpan.Zero => TimeProvider.System,
            { Offset: var offset } => new OffsetClock(offset),
        });
    }

    private sealed class OffsetClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
    }

    /// <summary>Several processes go by the same file, which may be written anew while they run.</summary>
    private sealed class SharedClock(string file, TimeSpan further) : TimeProvider
    {
        /// <summary>Two writes as close as this may have the same time on the disk; until then the file is read, not only looked at.</summary>
        private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(100);

        private Reading _reading = new(DateTime.MinValue, TimeSpan.Zero);

        public static bool TryRead(string file, out TimeSpan offset)
        {
            try
            {
                return TimeSpan.TryParseExact(File.ReadAllText(file).Trim(), "c", CultureInfo.InvariantCulture, out offset);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                offset = default;
                return false;
            }
        }

        public override DateTimeOffset GetUtcNow()
        {
            var now = base.GetUtcNow();
            return now + further + Offset(now.UtcDateTime);
        }

        /// <summary>A file that is just being written, or gone, leaves the clock as it was.</summary>
        private TimeSpan Offset(DateTime now)
        {
            var (seen, written) = (_reading, File.GetLastWriteTimeUtc(file));
            if ((written != seen.WrittenUtc || now - written < Grain) && TryRead(file, out var offset))
            {
                _reading = seen = new Reading(written, offset);
            }

            return seen.Offset;
        }

        private sealed record Reading(DateTime WrittenUtc, TimeSpan Offset);
    }
}

/// <summary>Section <c>Clock</c> of the configuration.</summary>
public sealed class ClockOptions
{
    public const string Section = "Clock";

    /// <summary>How far the program's clock is ahead of the real one (negative: behind).</summary>
    public TimeSpan Offset { get; set; }

    /// <summary>A file that says how much further it is ahead, read again whenever it has been written: several processes go by one clock that a script moves.</summary>
    public string? OffsetFile { get; set; }
}
