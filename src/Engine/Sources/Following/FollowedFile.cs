using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Sources.Following;

/// <summary>A log that is followed by its path through rotations of all kinds: whole lines, each once.</summary>
/// <remarks>
/// A read that gives nothing looked at the path too: all that is there was read. A file that the path led to before is read until nobody has
/// written to it for <see cref="Grace"/>, since a writer goes on with the old file until it is told. What came and went between two looks is found
/// beside the log, where rotation has put it. Not thread-safe.
/// </remarks>
public sealed partial class FollowedFile : LogSource
{
    /// <summary>So long a file that was rotated away is read further after its last line.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private const int MostGenerations = 8;

    private readonly LineEnds lineEnds;
    private readonly TimeProvider clock;
    private readonly List<LogGeneration> generations = []; // oldest first; the last is what the path leads to, unless it leads nowhere

    /// <summary>Follows a path; nothing is opened before the first read.</summary>
    /// <param name="path">The log, which may not be there yet.</param>
    /// <param name="encoding">Tells how its lines end.</param>
    /// <param name="start">Where reading begins if <paramref name="resumeAt"/> doesn't say or can't be found.</param>
    /// <param name="clock">Tells when a rotated file is done with.</param>
    /// <param name="resumeAt">Where reading stood before; files that were rotated away since then are read first.</param>
    public FollowedFile(string path, LogEncoding encoding, FollowStart start, TimeProvider clock, LogPlace? resumeAt = null)
        : base(path)
    {
        (lineEnds, this.start, this.clock, this.resumeAt) = (LineEnds.Of(encoding), start, clock, resumeAt);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing ends a followed log: what keeps it from being read may pass.</remarks>
    public override string? Problem => null;

    /// <summary>Why it can't be read at the moment, in one sentence; null if it can, or if it just isn't there.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether its path leads to a file.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Whether what the last read gave had just been written. It hadn't before the end was reached once, nor where a rotated file was read late.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Goes up each time that the files behind it are others than before, so that they are to be watched anew.</summary>
    public int Version { get; private set; }

    /// <summary>Paths by which the kernel finds the files that are open, the oldest first.</summary>
    public IEnumerable<string> DescriptorPaths => generations.Select(generation => generation.DescriptorPath);

    /// <summary>Where reading stands in the oldest file that isn't done with; null if there is none.</summary>
    public LogPlace? Place => generations.Find(generation => generation.Unread > 0)?.Place ?? generations.LastOrDefault()?.Place;

    /// <summary>Where reading began, in the first file that was read; null as long as there was none.</summary>
    public LogPlace? Begin { get; private set; }

    /// <summary>A read ends there, so that what lies before can be told from what lies behind <em>(default: nowhere)</em>.</summary>
    public LogPlace? PauseAt { get; init; }

    /// <summary>Bytes that are written but not read yet.</summary>
    public long BytesBehind => generations.Sum(generation => generation.Unread);

    /// <summary>Bytes that are known to be lost: the log was truncated before they could be read, and nobody kept a copy.</summary>
    public long BytesSkipped { get; private set; }

    /// <summary>Times that the path led to another file, or to one that was written anew.</summary>
    public long Rotations { get; private set; }

    /// <inheritdoc/>
    public override long RawBytesRead => BytesRead;

    /// <inheritdoc/>
    public override long? RawLength => null;

    private protected override int ReadCore(Span<byte> into)
    {
        do
        {
            if (ReadGenerations(into) is > 0 and var count)
            {
                return count;
            }
        }
        while (LookAtPath());
        hasReachedEnd = true;
        return 0;
    }

    private protected override void Dispose(bool disposing)
    {
        generations.ForEach(generation => generation.Dispose());
        generations.Clear();
    }

    private int ReadGenerations(Span<byte> into)
    {
        for (var i = 0; i < generations.Count; i++)
        {
            var generation = generations[i];
            var isOld = i < generations.Count - 1 || !IsThere;
            var isDone = isOld && (generation.IsComplete || generations.Count > MostGenerations || clock.GetElapsedTime(generation.LastGrowth) > Grace);
            var room = PauseAt is { } pause && IsOf(pause, generation.State) && pause.Offset > generation.Offset
                ? into[..(int)Math.Min(into.Length, pause.Offset - generation.Offset)] : into;
            switch (generation.Read(room, isDone, out var count))
            {
                case GenerationRead.Lines:
                    generation.LastGrowth = clock.GetTimestamp();
                    generation.IsComplete |= isDone && generation.IsMidLine; // it ends within a line
                    IsLive = hasReachedEnd && !generation.IsLate;
                    return count;
                case GenerationRead.Rewritten:
                    StartAnew(generation);
                    i--;
                    break;
                case GenerationRead.End when isDone && generation.IsMidLine:
                    generation.GoTo(generation.Offset); // its rest never came; the line ends here
                    into[0] = (byte)'\n';
                    return 1;
                case GenerationRead.End when isDone:
                    Close(i--);
                    break;
                case GenerationRead.End when generation.IsMidLine:
                    return 0; // what comes next belongs to the same line
            }
        }

        return 0;
    }

    private void Close(int index)
    {
        Remember(generations[index].Place);
        generations[index].Dispose();
        generations.RemoveAt(index);
        Version++;
    }
}
