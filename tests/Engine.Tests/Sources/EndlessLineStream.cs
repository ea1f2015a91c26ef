using System;
using System.IO;

namespace Banhammer.Engine.Tests.Sources;

/// <summary>A stream of one byte value without a line feed, and then a short tail.</summary>
internal sealed class EndlessLineStream(long length, byte[] tail) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (position < length)
        {
            count = (int)Math.Min(buffer.Length, length - position);
            buffer[..count].Fill((byte)'x');
        }
        else
        {
            var rest = tail.AsSpan((int)(position - length));
            count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
        }

        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
