using System;
using System.Buffers;
using System.IO.Pipelines;
using Banhammer.Engine.Sources;

namespace Banhammer.Engine.Framing;

/// <summary>Cuts what a <see cref="LogPipeReader"/> gives into blocks of whole lines.</summary>
/// <remarks>
/// Memory is bounded by the reader's buffer, whatever the log holds: of a line longer than <see cref="FramingOptions.MaxLineBytes"/> the rest is
/// thrown away as it is read. Bytes that aren't valid UTF-8, and NUL, pass through untouched. Allocates nothing. Not thread-safe.
/// </remarks>
public sealed class LineFramer
{
    private readonly LogPipeReader reader;
    private readonly FramingOptions options;
    private readonly ulong[] feeds; // of the block that was given out last
    private SequencePosition consumed;
    private SequencePosition examined;
    private bool advancePending;
    private bool inLongLine;
    private int searched; // bytes at the start of the buffer that hold no line feed, so that a trickle isn't searched again and again
    private long offset;  // of the buffer's first byte

    /// <summary>Frames the lines of <paramref name="reader"/>, which stays the caller's to dispose of.</summary>
    /// <exception cref="ArgumentException"><see cref="FramingOptions.Validate"/> finds a problem.</exception>
    public LineFramer(LogPipeReader reader, FramingOptions options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate(reader.BufferBytes) is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        this.reader = reader;
        this.options = options;
        feeds = new ulong[LineFeeds.WordsFor(reader.BufferBytes)];
    }

    /// <summary>Lines seen so far, those of the last block and those skipped as too long included.</summary>
    public long LinesRead { get; private set; }

    /// <summary>Lines that were longer than the limit, so truncated or skipped.</summary>
    public long LongLines { get; private set; }

    /// <summary>Lines that were not given out: the long ones under <see cref="LongLinePolicy.Skip"/>.</summary>
    public long LinesSkipped => options.LongLines == LongLinePolicy.Skip ? LongLines : 0;

    /// <summary>
    /// Bytes of the log, after decompression, before the first line that hasn't been given out; while the rest of a long line is being thrown
    /// away, the start of that line.
    /// </summary>
    public long Position { get; private set; }

    /// <summary>Gives the next whole lines, reading as needed; false at the end of the input.</summary>
    /// <param name="block">Valid until the next call.</param>
    /// <remarks>May be called again after the end, where a file has grown.</remarks>
    public bool TryRead(out Block block)
    {
        while (true)
        {
            ReleaseLast();
            reader.TryRead(out var result);
            var bytes = result.Buffer.FirstSpan;
            if (inLongLine)
            {
                DropRestOfLongLine(result.Buffer, bytes);
            }
            else if (TryTake(result, bytes, out block))
            {
                return true;
            }

            if (result.IsCompleted)
            {
                block = default;
                return false;
            }
        }
    }

    private bool TryTake(ReadResult result, ReadOnlySpan<byte> bytes, out Block block)
    {
        var whole = WholeLines(bytes, out var longLineFollows);
        block = default;
        if (whole > 0)
        {
            block = Give(result.Buffer, bytes[..whole]);
            Release(result.Buffer, whole, longLineFollows ? whole : bytes.Length);
            Position = offset;
            return true;
        }

        if (longLineFollows)
        {
            return TakeLongLine(result.Buffer, bytes, out block);
        }

        if (result.IsCompleted && options.ReadUnterminatedLastLine && !bytes.IsEmpty)
        {
            block = Give(result.Buffer, bytes);
            Release(result.Buffer, bytes.Length, bytes.Length);
            Position = offset;
            return true;
        }

        searched = bytes.Length;
        Release(result.Buffer, 0, bytes.Length);
        return false;
    }

    private bool TakeLongLine(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> bytes, out Block block)
    {
        LongLines++;
        inLongLine = true;
        Position = offset;
        if (options.LongLines == LongLinePolicy.Skip)
        {
            LinesRead++;
            block = default;
        }
        else
        {
            block = Give(buffer, bytes[..options.MaxLineBytes]);
        }

        Release(buffer, options.MaxLineBytes, options.MaxLineBytes);
        return options.LongLines == LongLinePolicy.Truncate;
    }

    private void DropRestOfLongLine(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        var feed = bytes.IndexOf(LineBounds.LineFeed);
        var dropped = feed < 0 ? bytes.Length : feed + 1;
        Release(buffer, dropped, dropped);
        if (feed >= 0)
        {
            inLongLine = false;
            Position = offset;
        }
    }

    /// <summary>Bytes of the whole lines at the start, up to the first that is too long.</summary>
    /// <remarks>A window of the greatest length plus its line feed that holds a feed holds no long line before its last feed: one short
    /// backwards search a window does for all the lines in it.</remarks>
    private int WholeLines(ReadOnlySpan<byte> bytes, out bool longLineFollows)
    {
        var whole = 0;
        var from = searched;
        while (true)
        {
            var window = bytes[whole..Math.Min(bytes.Length, whole + options.MaxLineBytes + 1)];
            var feed = window[Math.Min(from, window.Length)..].LastIndexOf(LineBounds.LineFeed);
            if (feed < 0)
            {
                longLineFollows = window.Length > options.MaxLineBytes;
                return whole;
            }

            whole += Math.Min(from, window.Length) + feed + 1;
            from = 0;
        }
    }

    private Block Give(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        var block = new Block(buffer.Start.GetObject() as byte[], bytes, feeds, LinesRead + 1, offset);
        LinesRead += block.LineCount;
        return block;
    }

    private void Release(ReadOnlySequence<byte> buffer, int consumedBytes, int examinedBytes)
    {
        consumed = buffer.GetPosition(consumedBytes);
        examined = buffer.GetPosition(examinedBytes);
        advancePending = true;
        offset += consumedBytes;
        if (consumedBytes > 0)
        {
            searched = 0;
        }
    }

    private void ReleaseLast()
    {
        if (advancePending)
        {
            reader.AdvanceTo(consumed, examined);
            advancePending = false;
        }
    }
}
