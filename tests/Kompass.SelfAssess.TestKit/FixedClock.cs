namespace Kompass.SelfAssess.TestKit;

/// <summary>A clock that stands still until it is told to go.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>Tuesday 24 November 2026, 10.30 in Stockholm.</summary>
    public static DateTimeOffset Tuesday { get; } = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;

    public void Set(DateTimeOffset time) => now = time;
}
