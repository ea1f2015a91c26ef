using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Banhammer.Engine.Sources.Following;

/// <summary>One of the files that a followed path leads to in the course of time: open, and read by whole lines.</summary>
/// <remarks>
/// What is behind the last line feed stays in the file until its end is written, so reading can stop and go on at any time. After each read the
/// bytes before it are compared with what they were: a file that was truncated and has grown past the place in the meantime is noticed, and
/// nothing of it is taken for the rest of the old one.
/// </remarks>
internal sealed class LogGeneration : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly LineEnds lineEnds;
    private readonly byte[] head = new byte[LogPlace.SampleBytes];
    private readonly byte[] tail = new byte[LogPlace.SampleBytes];
    private int headLength;
    private int tailLength;

    private LogGeneration(SafeFileHandle handle, FileState state, LineEnds lineEnds) => (this.handle, State, this.lineEnds) = (handle, state, lineEnds);

    /// <summary>The file, as it looked when it was opened.</summary>
    public FileState State { get; }

    /// <summary>Bytes before the first that wasn't read.</summary>
    public long Offset { get; private set; }

    /// <summary>The last read ended within a line that is longer than its buffer.</summary>
    public bool IsMidLine { get; private set; }

    /// <summary>It was rotated away before it was found.</summary>
    public bool IsLate { get; set; }

    /// <summary>Nobody writes to it any more: it is a copy.</summary>
    public bool IsComplete { get; set; }

    /// <summary>When it was opened or gave lines last, as a timestamp of the owner's clock.</summary>
    public long LastGrowth { get; set; }

    /// <summary>The length when it was read last.</summary>
    public long LengthSeen { get; private set; }

    /// <summary>Where reading stands.</summary>
    public LogPlace Place => new(State.Device, State.Inode, Offset, head.AsMemory(0, headLength).ToArray(), tail.AsMemory(0, tailLength).ToArray());

    /// <summary>Bytes that weren't read yet.</summary>
    public long Unread => FileState.TryGet(handle, out var now) ? Math.Max(0, now.Length - Offset) : 0;

    /// <summary>A path by which the kernel finds this very file, whatever it is called by now.</summary>
    public string DescriptorPath => $"/proc/self/fd/{handle.DangerousGetHandle()}";

    /// <summary>Opens the file that a path leads to; null if there is none, or none that can be read at an offset.</summary>
    public static LogGeneration? TryOpen(string path, LineEnds lineEnds, out string? problem)
    {
        problem = null;
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            if (FileState.TryGet(handle, out var state) && state.IsRegular)
            {
                return new LogGeneration(handle, state, lineEnds);
            }

            problem = $"{path}: it is no plain file; expected a log that can be followed";
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: the log can't be opened: {error.Message}";
        }

        handle?.Dispose();
        return null;
    }

    /// <summary>Goes to a place of this file: one that was read up to before.</summary>
    public void GoTo(long offset)
    {
        Offset = offset;
        LengthSeen = offset;
        IsMidLine = false;
        tailLength = (int)Math.Min(offset, LogPlace.SampleBytes);
        tailLength = RandomAccess.Read(handle, tail.AsSpan(0, tailLength), offset - tailLength);
        headLength = 0;
        KeepHead();
    }

    /// <summary>Goes behind the last line that is complete.</summary>
    public void GoToEnd()
    {
        var length = RandomAccess.GetLength(handle);
        Span<byte> last = stackalloc byte[4096];
        var from = Math.Max(0, length - last.Length) / lineEnds.Width * lineEnds.Width;
        var count = RandomAccess.Read(handle, last, from);
        var whole = lineEnds.LastIn(last[..count]);
        GoTo(whole > 0 ? from + whole : from == 0 ? 0 : length);
    }

    /// <summary>Whether the file holds, at the place and before it, what was read there.</summary>
    public bool Has(LogPlace place)
    {
        Span<byte> sample = stackalloc byte[LogPlace.SampleBytes];
        return Holds(place.Head.Span, 0, sample) && Holds(place.Tail.Span, place.Offset - place.Tail.Length, sample);
    }

    /// <summary>Whether it begins as the file of that place did.</summary>
    public bool BeginsAs(LogPlace place)
    {
        Span<byte> sample = stackalloc byte[LogPlace.SampleBytes];
        return Holds(place.Head.Span, 0, sample);
    }

    /// <summary>Whether it may be or become a copy of another file: it begins as that does or did, as far as it is written.</summary>
    public bool MayCopy(LogGeneration other)
    {
        Span<byte> own = stackalloc byte[LogPlace.SampleBytes];
        Span<byte> others = stackalloc byte[LogPlace.SampleBytes];
        own = own[..RandomAccess.Read(handle, own, 0)];
        others = others[..RandomAccess.Read(other.handle, others, 0)];
        return others.StartsWith(own) || MayGoOn(others, own) || MayGoOn(other.head.AsSpan(0, other.headLength), own);

        static bool MayGoOn(ReadOnlySpan<byte> start, ReadOnlySpan<byte> bytes) => !start.IsEmpty && bytes.StartsWith(start);
    }

    /// <summary>Reads what follows.</summary>
    /// <param name="into">Takes whole lines, from its start.</param>
    /// <param name="takesRest">The last line counts as whole though it has no end: nobody writes on.</param>
    /// <param name="count">Bytes read.</param>
    public GenerationRead Read(Span<byte> into, bool takesRest, out int count)
    {
        while (true)
        {
            var read = RandomAccess.Read(handle, into, Offset);
            count = 0;
            if (!IsUntouched())
            {
                return GenerationRead.Rewritten;
            }

            LengthSeen = read == into.Length && FileState.TryGet(handle, out var now) ? now.Length : Offset + read;
            var hole = IsMidLine || lineEnds.Width > 1 ? 0 : HoleIn(into[..read]);
            if (hole > 0)
            {
                Take(into[..hole], isMidLine: false);
                continue;
            }

            count = lineEnds.LastIn(into[..read]);
            if (count == 0 && (read == into.Length || takesRest))
            {
                count = read / lineEnds.Width * lineEnds.Width;
            }

            if (count > 0)
            {
                Take(into[..count], lineEnds.LastIn(into[..count]) != count);
            }

            return count > 0 ? GenerationRead.Lines : GenerationRead.End;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    // Who truncates a log under a writer that doesn't append leaves a hole before the writer's next line.
    private static int HoleIn(ReadOnlySpan<byte> bytes)
    {
        var hole = bytes.IndexOfAnyExcept((byte)0);
        return hole < 0 ? bytes.Length : hole;
    }

    private void Take(ReadOnlySpan<byte> taken, bool isMidLine)
    {
        Offset += taken.Length;
        IsMidLine = isMidLine;
        if (taken.Length >= tail.Length)
        {
            taken[^tail.Length..].CopyTo(tail);
            tailLength = tail.Length;
        }
        else
        {
            var kept = Math.Min(tailLength, tail.Length - taken.Length);
            tail.AsSpan(tailLength - kept, kept).CopyTo(tail);
            taken.CopyTo(tail.AsSpan(kept));
            tailLength = kept + taken.Length;
        }

        KeepHead();
    }

    private void KeepHead()
    {
        if (headLength < head.Length && headLength < Offset)
        {
            headLength = RandomAccess.Read(handle, head.AsSpan(0, (int)Math.Min(head.Length, Offset)), 0);
        }
    }

    private bool IsUntouched()
    {
        Span<byte> sample = stackalloc byte[LogPlace.SampleBytes];
        return Holds(tail.AsSpan(0, tailLength), Offset - tailLength, sample);
    }

    private bool Holds(ReadOnlySpan<byte> wanted, long at, Span<byte> sample) =>
        RandomAccess.Read(handle, sample[..wanted.Length], at) == wanted.Length && wanted.SequenceEqual(sample[..wanted.Length]);
}
