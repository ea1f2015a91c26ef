using System;
using System.Buffers;
using System.IO;

namespace Banhammer.Host.Logging.Targets;

/// <summary>Lines to an open stream, such as the standard output, or to a file that can be opened anew.</summary>
internal sealed class StreamTarget : ILogTarget
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly ILogFormat format;
    private readonly Func<Stream> open;
    private readonly bool isFile;
    private Stream stream;

    private StreamTarget(Func<Stream> open, ILogFormat format, bool isFile)
    {
        (this.open, this.format, this.isFile) = (open, format, isFile);
        stream = open();
    }

    /// <summary>A target that writes to a stream; closing it leaves the stream open.</summary>
    public static StreamTarget To(Stream stream, ILogFormat format) => new(() => stream, format, isFile: false);

    /// <summary>A target that appends to a file, which is made if it isn't there and then readable for its owner only.</summary>
    /// <exception cref="IOException">The file can't be opened.</exception>
    public static StreamTarget To(string path, ILogFormat format) => new(() => AppendFile.Open(path), format, isFile: true);

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        format.Write(record, buffer);
        buffer.Write("\n"u8);
        if (buffer.WrittenCount >= 1 << 16)
            Flush();
    }

    /// <inheritdoc/>
    public void Flush()
    {
        try
        {
            stream.Write(buffer.WrittenSpan);
            stream.Flush();
        }
        finally
        {
            buffer.ResetWrittenCount(); // what can't be written is lost, rather than kept without end
        }
    }

    /// <inheritdoc/>
    public bool Reopen()
    {
        if (!isFile)
            return false;
        Flush();
        var fresh = open();
        stream.Dispose();
        stream = fresh;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isFile)
            stream.Dispose();
    }
}
