using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Sources.Following;

/// <summary>A log that is followed by its path through rotations of all kinds: whole lines, each once.</summary>
/// <remarks>
/// A read that gives nothing looked at the path too: all that is there was read. A file that the path led to before is read until nobody has
/// written to it for <see cref="Grace"/>, since a writer goes on with the old file until it is told. Not thread-safe.
/// </remarks>
public sealed class FollowedFile : LogSource
{
    /// <summary>So long a file that was rotated away is read further after its last line.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private const int MostGenerations = 8;

    private readonly LineEnds lineEnds;
    private readonly TimeProvider clock;
    private readonly List<LogGeneration> generations = []; // oldest first; the last is what the path leads to, unless it leads nowhere
    private readonly FollowStart start;
    private bool wasLookedFor;
    private long lastGrowth; // timestamp of the clock

    /// <summary>Follows a path; nothing is opened before the first read.</summary>
    /// <param name="path">The log, which may not be there yet.</param>
    /// <param name="encoding">Tells how its lines end.</param>
    /// <param name="start">Where reading begins.</param>
    /// <param name="clock">Tells when a rotated file is done with.</param>
    public FollowedFile(string path, LogEncoding encoding, FollowStart start, TimeProvider clock)
        : base(path)
    {
        (lineEnds, this.start, this.clock) = (LineEnds.Of(encoding), start, clock);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing ends a followed log: what keeps it from being read may pass.</remarks>
    public override string? Problem => null;

    /// <summary>Why it can't be read at the moment, in one sentence; null if it can, or if it just isn't there.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether its path leads to a file.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Goes up each time that the files behind it are others than before, so that they are to be watched anew.</summary>
    public int Version { get; private set; }

    /// <summary>Paths by which the kernel finds the files that are open, the oldest first.</summary>
    public IEnumerable<string> DescriptorPaths
    {
        get
        {
            foreach (var generation in generations)
            {
                yield return generation.DescriptorPath;
            }
        }
    }

    /// <summary>Where reading stands in the file that the path leads to; null if there is none.</summary>
    public LogPlace? Place => generations.Count > 0 ? generations[^1].Place : null;

    /// <summary>Bytes that are written but not read yet.</summary>
    public long BytesBehind
    {
        get
        {
            long bytes = 0;
            foreach (var generation in generations)
            {
                bytes += generation.Unread;
            }

            return bytes;
        }
    }

    /// <summary>Bytes that were lost, because the log was truncated before they could be read.</summary>
    public long BytesSkipped { get; private set; }

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
                lastGrowth = clock.GetTimestamp();
                return count;
            }
        }
        while (LookAtPath());
        return 0;
    }

    private protected override void Dispose(bool disposing)
    {
        foreach (var generation in generations)
        {
            generation.Dispose();
        }

        generations.Clear();
    }

    private int ReadGenerations(Span<byte> into)
    {
        for (var i = 0; i < generations.Count; i++)
        {
            var generation = generations[i];
            var isOld = i < generations.Count - 1 || !IsThere;
            var isDone = isOld && (generations.Count > MostGenerations || clock.GetElapsedTime(lastGrowth) > Grace);
            switch (generation.Read(into, isDone, out var count))
            {
                case GenerationRead.Lines:
                    return count;
                case GenerationRead.Rewritten:
                    generation.GoTo(0);
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
        generations[index].Dispose();
        generations.RemoveAt(index);
        Version++;
    }

    // Whether the path leads to a file that wasn't known.
    private bool LookAtPath()
    {
        IsThere = FileState.TryGet(Name, out var state);
        var isKnown = IsThere && generations.Count > 0 && generations[^1].State.IsSameFile(state);
        if (!IsThere || isKnown)
        {
            wasLookedFor = true;
            return false;
        }

        var opened = LogGeneration.TryOpen(Name, lineEnds, out var problem);
        Trouble = problem;
        if (opened is null)
        {
            IsThere = false;
            return false;
        }

        if (!wasLookedFor && start == FollowStart.Tail)
        {
            opened.GoToEnd();
        }

        wasLookedFor = true;
        generations.Add(opened);
        lastGrowth = clock.GetTimestamp();
        Version++;
        return true;
    }
}
