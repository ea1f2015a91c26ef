using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Banhammer.Engine.Sources;

/// <summary>A plain file, read through its handle without a stream between.</summary>
public sealed class FileSource : LogSource
{
    private const nint StandardInputDescriptor = 0;

    private readonly SafeFileHandle handle;
    private long offset;

    private FileSource(string name, SafeFileHandle handle, long rawLength)
        : base(name)
    {
        this.handle = handle;
        RawLength = rawLength;
    }

    /// <inheritdoc/>
    public override long RawBytesRead => BytesRead;

    /// <inheritdoc/>
    public override long? RawLength { get; }

    internal static LogSource Open(string path)
    {
        // Writers and log rotation go on while we read.
        var handle = File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        return LengthOf(handle) is { } length ? new FileSource(path, handle, length) : OfPipe(path, handle);
    }

    internal static LogSource StandardInput() => OfPipe("-", new SafeFileHandle(StandardInputDescriptor, ownsHandle: false));

    private protected override int ReadCore(Span<byte> into)
    {
        var count = RandomAccess.Read(handle, into, offset);
        offset += count;
        return count;
    }

    private protected override void Dispose(bool disposing) => handle.Dispose();

    // Reads at an offset are for files; a stream also goes on from where another program left standard input.
    private static StreamSource OfPipe(string name, SafeFileHandle handle) => new(name, new FileStream(handle, FileAccess.Read, bufferSize: 0));

    private static long? LengthOf(SafeFileHandle handle)
    {
        try
        {
            return RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException)
        {
            return null; // a pipe, a terminal or a socket
        }
    }
}
