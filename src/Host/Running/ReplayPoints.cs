using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources.Following;

namespace Banhammer.Host.Running;

/// <summary>Places that a log was read up to, and when: which is the last that lies before all lines that an open window may still need.</summary>
/// <remarks>A restart reads again from there. About <see cref="Most"/> places are kept, so a long window costs some lines more to read.</remarks>
internal sealed class ReplayPoints
{
    /// <summary>Places that are kept, about.</summary>
    public const int Most = 128;

    private readonly Queue<(long Time, LogPlace Place)> recent = []; // those that the windows reach beyond
    private LogPlace? point;
    private long last = long.MinValue;

    /// <summary>How long ago a line may have been read that a window needs: the longest find time of the log's jails, in microseconds.</summary>
    public long Reach { get; set; }

    /// <summary>Whether it is time for <see cref="Add"/>.</summary>
    public bool Wants(EventTime now) => point is null || Math.Abs(now.Microseconds - last) >= Math.Max(1_000_000, Reach / Most);

    /// <summary>Notes that reading stands at a place.</summary>
    /// <returns>Where a restart is to begin.</returns>
    public LogPlace Add(EventTime now, LogPlace place)
    {
        last = now.Microseconds;
        point ??= place; // nothing was read before
        recent.Enqueue((last, place));
        while (recent.TryPeek(out var oldest) && oldest.Time < last - Reach)
        {
            point = recent.Dequeue().Place;
        }

        return point;
    }
}
