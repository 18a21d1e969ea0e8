namespace Kompass.SelfAssess.App.Imports;

/// <summary>Ends after so many bytes, whatever may follow, and says that it did.</summary>
internal sealed class BoundedStream(Stream inner, long bytes) : Stream
{
    private long left = bytes;

    public bool IsExhausted { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, (int)Math.Min(count, left + 1));
        if (read > left)
        {
            IsExhausted = true;
            read = (int)left;
        }

        left -= read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
