using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;

namespace Banhammer.Engine.Sources;

/// <summary>Where the bytes of one log come from: a file, a compressed file or standard input.</summary>
/// <remarks>Reading never throws for what the input is like: a fault ends the input and is told by <see cref="Problem"/>. One reader at a time.</remarks>
public abstract class LogSource : IDisposable
{
    private protected LogSource(string name) => Name = name;

    /// <summary>The path as given, or <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>What ended the input before its time, in one sentence that names the source; null as long as nothing did.</summary>
    public virtual string? Problem { get; private protected set; }

    /// <summary>Bytes given out so far, after decompression.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Bytes taken from the file itself so far, before decompression.</summary>
    public abstract long RawBytesRead { get; }

    /// <summary>Size of the file in bytes when it was opened, before decompression; null where there is no size, as with a pipe.</summary>
    public abstract long? RawLength { get; }

    /// <summary>Opens <paramref name="path"/>: <c>-</c> is standard input, a name that ends in <c>.gz</c> is decompressed.</summary>
    /// <param name="path">A path, or <c>-</c>.</param>
    /// <param name="source">The open source; the caller disposes of it.</param>
    /// <param name="problem">Why it can't be opened, in one sentence that names the path; null when it is open.</param>
    public static bool TryOpen(string path, [NotNullWhen(true)] out LogSource? source, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        source = null;
        problem = null;
        if (Directory.Exists(path))
        {
            problem = $"{path}: it is a folder; expected a log file, or several as in {path.TrimEnd('/')}/*.log";
            return false;
        }

        try
        {
            source = path switch
            {
                "-" => FileSource.StandardInput(),
                _ when path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) => StreamSource.Gzip(path, File.OpenRead(path)),
                _ => FileSource.Open(path),
            };
            return true;
        }
        catch (Exception error) when (IsInputFault(error))
        {
            problem = $"{path}: the log can't be opened: {error.Message}";
            return false;
        }
    }

    /// <summary>Fills <paramref name="into"/> from its start; the number of bytes written, 0 at the end of the input.</summary>
    /// <remarks>May be called again after the end: a file that has grown gives its new bytes. Blocks on standard input. Allocates nothing.</remarks>
    public int Read(Span<byte> into)
    {
        if (Problem is not null)
        {
            return 0;
        }

        try
        {
            var count = ReadCore(into);
            BytesRead += count;
            return count;
        }
        catch (Exception error) when (IsInputFault(error))
        {
            Problem = Describe(error);
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private protected abstract int ReadCore(Span<byte> into);

    private protected virtual string Describe(Exception error) =>
        $"{Name}: reading stopped after {BytesRead} bytes: {error.Message}";

    private protected abstract void Dispose(bool disposing);

    private static bool IsInputFault(Exception error) =>
        error is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
