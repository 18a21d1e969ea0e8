using System.Globalization;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>A clock that several processes go by (<c>Clock:OffsetFile</c>), and that the test moves forward.</summary>
public sealed class SharedClock : TimeProvider
{
    private readonly string _file;
    private TimeSpan _offset;

    public SharedClock(string file, DateTimeOffset now)
    {
        _file = file;
        Move(now);
    }

    public string OffsetFile => _file;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    /// <summary>The clock goes on from there, for everybody at once.</summary>
    public void Move(DateTimeOffset now)
    {
        _offset = now - base.GetUtcNow();
        // Never half a file: whoever reads it has the old time or the new one.
        File.WriteAllText(_file + ".new", _offset.ToString("c", CultureInfo.InvariantCulture));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
