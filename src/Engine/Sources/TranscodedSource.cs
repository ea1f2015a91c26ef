using System;
using System.Text;

namespace Banhammer.Engine.Sources;

/// <summary>A log of another encoding as UTF-8, which is all that the engine knows.</summary>
public sealed class TranscodedSource : LogSource
{
    private const char ByteOrderMark = '\ufeff';

    private readonly LogSource inner;
    private readonly byte[] bytes = new byte[1 << 14];
    private readonly char[] chars;
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly bool beginsWithMark;
    private Encoding encoding;
    private Decoder? decoder;
    private int firstChar;
    private int endChar;

    /// <summary>Transcodes <paramref name="inner"/>, which is disposed of with this source.</summary>
    public TranscodedSource(LogSource inner, LogEncoding encoding)
        : base(inner?.Name ?? throw new ArgumentNullException(nameof(inner)))
    {
        ArgumentNullException.ThrowIfNull(encoding);
        this.inner = inner;
        this.encoding = encoding.Text;
        beginsWithMark = encoding.BeginsWithMark;
        chars = new char[this.encoding.GetMaxCharCount(bytes.Length)];
    }

    /// <inheritdoc/>
    public override long RawBytesRead => inner.RawBytesRead;

    /// <inheritdoc/>
    public override long? RawLength => inner.RawLength;

    private protected override int ReadCore(Span<byte> into)
    {
        while (true)
        {
            if (firstChar < endChar)
            {
                encoder.Convert(chars.AsSpan(firstChar, endChar - firstChar), into, flush: false, out var used, out var written, out _);
                firstChar += used;
                if (written > 0)
                {
                    return written;
                }
            }

            if (!TryDecodeMore())
            {
                Problem = inner.Problem;
                return 0;
            }
        }
    }

    private protected override void Dispose(bool disposing) => inner.Dispose();

    // Whether there is more text; what the end leaves of a character is one that can't be read.
    private bool TryDecodeMore()
    {
        var count = inner.Read(bytes);
        var isFirst = decoder is null;
        if (isFirst)
        {
            while (count is > 0 and < 4 && inner.Read(bytes.AsSpan(count)) is > 0 and var more)
            {
                count += more;
            }

            decoder = Ordered(bytes.AsSpan(0, count)).GetDecoder();
        }

        firstChar = 0;
        endChar = decoder!.GetChars(bytes.AsSpan(0, count), chars, flush: count == 0);
        if (isFirst && beginsWithMark && endChar > 0 && chars[0] == ByteOrderMark)
        {
            firstChar = 1;
        }

        return count > 0 || endChar > 0;
    }

    // A mark in the other order says that all is.
    private Encoding Ordered(ReadOnlySpan<byte> start)
    {
        if (beginsWithMark && start.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            encoding = Encoding.BigEndianUnicode;
        }
        else if (beginsWithMark && start.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xfe, 0xff]))
        {
            encoding = new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        }

        return encoding;
    }
}
