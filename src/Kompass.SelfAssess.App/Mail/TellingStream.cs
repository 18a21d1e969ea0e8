namespace Kompass.SelfAssess.App.Mail;

/// <summary>A text that tells when it is first read.</summary>
internal sealed class TellingStream(byte[] content, Action? asked) : MemoryStream(content, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        asked?.Invoke();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        asked?.Invoke();
        return base.Read(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        asked?.Invoke();
        return base.ReadAsync(buffer, offset, count, cancellationToken);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        asked?.Invoke();
        return base.ReadAsync(buffer, cancellationToken);
    }
}
