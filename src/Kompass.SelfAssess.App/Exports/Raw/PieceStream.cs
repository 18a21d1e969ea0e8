using Kompass.SelfAssess.App.Exports.Orders;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Takes what is written and gives it back in pieces of <see cref="FileOrderPart.Size"/>, so that a file is never whole in memory.</summary>
internal sealed class PieceStream : Stream
{
    private readonly Queue<byte[]> _full = [];
    private byte[] _open = new byte[FileOrderPart.Size];
    private int _used;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The next whole piece, or null.</summary>
    public byte[]? Take() => _full.TryDequeue(out var piece) ? piece : null;

    /// <summary>What is left at the end, or null.</summary>
    public byte[]? TakeRest()
    {
        var rest = _used == 0 ? null : _open[.._used];
        _used = 0;
        return rest;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _open.Length - _used);
            buffer[..count].CopyTo(_open.AsSpan(_used));
            buffer = buffer[count..];
            _used += count;
            if (_used == _open.Length)
            {
                _full.Enqueue(_open);
                (_open, _used) = (new byte[FileOrderPart.Size], 0);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
