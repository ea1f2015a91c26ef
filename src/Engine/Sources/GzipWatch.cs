using System;
using System.Buffers.Binary;
using System.IO;

namespace Banhammer.Engine.Sources;

/// <summary>Passes compressed bytes through and notes what the ends of the gzip members say of their sizes.</summary>
/// <remarks>
/// The platform's decompressor ends without a word where the data was cut off. A member ends with its decompressed size (RFC 1952, ISIZE), so
/// the sizes before each member's magic number and at the very end must add up to what was decompressed. The magic number may occur by chance
/// (once in half a gigabyte of compressed data); that costs a wrong report, never a byte.
/// </remarks>
internal sealed class GzipWatch(Stream inner) : Stream
{
    private const int SizeBytes = 4;
    private const int Overlap = 6; // a size and the magic number, less the byte that makes them complete

    private readonly byte[] window = new byte[64 * 1024];
    private int kept;
    private uint sizes;

    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b, 0x08];

    /// <summary>Compressed bytes passed on so far.</summary>
    public long BytesSeen { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether the members seen claim <paramref name="decompressed"/> bytes in all; an empty file is complete.</summary>
    public bool IsComplete(long decompressed)
    {
        if (BytesSeen == 0)
        {
            return true;
        }

        return kept >= SizeBytes
            && unchecked(sizes + BinaryPrimitives.ReadUInt32LittleEndian(window.AsSpan(kept - SizeBytes))) == unchecked((uint)decompressed);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer[..Math.Min(buffer.Length, window.Length - Overlap)]);
        if (count > 0)
        {
            Note(buffer[..count]);
        }

        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        BytesSeen += bytes.Length;
        bytes.CopyTo(window.AsSpan(kept));
        var seen = window.AsSpan(0, kept + bytes.Length);
        var at = 0;
        for (int found; (found = seen[at..].IndexOf(Magic)) >= 0; at += found + 1)
        {
            var magic = at + found;
            if (magic >= SizeBytes && magic + Magic.Length > kept)
            {
                sizes = unchecked(sizes + BinaryPrimitives.ReadUInt32LittleEndian(seen[(magic - SizeBytes)..]));
            }
        }

        // A magic number that is cut here is found whole next time, with the size before it; one that was whole isn't counted again.
        kept = Math.Min(Overlap, seen.Length);
        seen[^kept..].CopyTo(window);
    }
}
