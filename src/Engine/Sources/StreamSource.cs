using System;
using System.IO;
using System.IO.Compression;

namespace Banhammer.Engine.Sources;

/// <summary>A stream, such as a gzip file; what was decompressed before a fault is kept.</summary>
public sealed class StreamSource : LogSource
{
    private readonly Stream stream;
    private readonly GzipWatch? watch;

    /// <summary>Reads <paramref name="stream"/>, which is disposed of with the source.</summary>
    public StreamSource(string name, Stream stream)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
        RawLength = stream.CanSeek ? stream.Length : null;
    }

    private StreamSource(string name, GzipWatch watch, long? rawLength)
        : base(name)
    {
        this.watch = watch;
        stream = new GZipStream(watch, CompressionMode.Decompress);
        RawLength = rawLength;
    }

    /// <inheritdoc/>
    public override long RawBytesRead => watch?.BytesSeen ?? BytesRead;

    /// <inheritdoc/>
    public override long? RawLength { get; }

    /// <summary>Decompresses <paramref name="compressed"/>, one gzip member or several; it is disposed of with the source.</summary>
    public static StreamSource Gzip(string name, Stream compressed)
    {
        ArgumentNullException.ThrowIfNull(compressed);
        return new StreamSource(name, new GzipWatch(compressed), compressed.CanSeek ? compressed.Length : null);
    }

    private protected override int ReadCore(Span<byte> into)
    {
        var count = stream.Read(into);
        if (count == 0 && !into.IsEmpty && watch is { } seen && !seen.IsComplete(BytesRead))
        {
            Problem = $"{Name}: the gzip data ends early or has other bytes behind it; the first {BytesRead} decompressed bytes were read";
        }

        return count;
    }

    private protected override string Describe(Exception error) => watch is null
        ? base.Describe(error)
        : $"{Name}: the gzip data is corrupt; the first {BytesRead} decompressed bytes were read";

    private protected override void Dispose(bool disposing) => stream.Dispose();
}
