using System;
using System.Collections.Generic;
using System.IO;

namespace Banhammer.Engine.Tests.Sources;

/// <summary>A stream that gives its bytes in chunks of the given sizes, over and over, and may fail at its end.</summary>
internal sealed class ChunkedStream(byte[] bytes, IReadOnlyList<int> sizes, Exception? failure = null) : Stream
{
    private int position;
    private int reads;

    public static ChunkedStream OneByteAtATime(byte[] bytes) => new(bytes, [1]);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (position == bytes.Length && failure is not null)
        {
            throw failure;
        }

        var count = Math.Min(Math.Min(Math.Max(1, sizes[reads++ % sizes.Count]), buffer.Length), bytes.Length - position);
        bytes.AsSpan(position, count).CopyTo(buffer);
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
