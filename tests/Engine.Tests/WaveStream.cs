using System;
using System.IO;

namespace Banhammer.Engine.Tests;

/// <summary>A log that is written as it is read, wave by wave; tells what writing it has allocated.</summary>
internal sealed class WaveStream(Func<int, byte[]> wave, int waves) : Stream
{
    private byte[] current = [];
    private int position;
    private long ownAllocations;

    public int WavesMade { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Bytes that waves have allocated on this thread since the last call.</summary>
    public long TakeOwnAllocations()
    {
        var taken = ownAllocations;
        ownAllocations = 0;
        return taken;
    }

    public override int Read(Span<byte> buffer)
    {
        if (position == current.Length && WavesMade < waves)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            current = wave(WavesMade++);
            position = 0;
            ownAllocations += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var count = Math.Min(buffer.Length, current.Length - position);
        current.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
