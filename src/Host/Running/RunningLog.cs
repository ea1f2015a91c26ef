using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>A log that is followed: each line is dated once for jails that date alike, and held against the clock.</summary>
/// <param name="file">The file.</param>
/// <param name="encoding">How it is written.</param>
/// <param name="readBefore">Where reading stood before a restart; null if it is read for the first time.</param>
/// <param name="parts">What all share.</param>
internal sealed class RunningLog(FollowedFile file, LogEncoding encoding, LogPlace? readBefore, EngineParts parts)
    : RunningSource(encoding.IsUtf8 ? file : new TranscodedSource(file, encoding), parts)
{
    private static readonly TimeSpan tellAgainAfter = TimeSpan.FromDays(1);

    private readonly Dictionary<(string?, ZoneOffset?), LineDates> dates = [];
    private readonly ReplayPoints replayPoints = new();
    private LogPlace? readBefore = readBefore;
    private long? deviationToldAt;

    /// <summary>The file.</summary>
    public FollowedFile File => file;

    /// <inheritdoc/>
    protected override bool IsLive => file.IsLive;

    /// <inheritdoc/>
    protected override bool IsToldBefore => readBefore is not null;

    /// <inheritdoc/>
    public override bool ReadBlock()
    {
        var isRead = base.ReadBlock();
        if (readBefore is { } before && (!isRead || (File.Place is { } place && place.Inode == before.Inode && place.Device == before.Device && place.Offset >= before.Offset)))
        {
            readBefore = null;
        }

        TellDeviation();
        return isRead;
    }

    /// <summary>Where a restart goes on; null if nothing was read yet.</summary>
    public StoredPlace? Place { get; private set; }

    /// <summary>Has it stored where a restart is to go on, if that is due; to be called between two blocks.</summary>
    /// <param name="isLast">Nothing is read any more, so it is due.</param>
    public void NotePlace(bool isLast = false)
    {
        var now = Parts.Now;
        if (readBefore is not null || File.Begin is not { } begin || !(isLast || replayPoints.Wants(now)) || File.Place is not { } readTo)
        {
            return;
        }

        if (Place is null)
        {
            replayPoints.Add(now, begin);
        }

        replayPoints.Reach = Jails.Select(jail => jail.FindTimeMicroseconds).DefaultIfEmpty(replayPoints.Reach).Max();
        var point = replayPoints.Add(now, readTo);
        if (Place is null || !IsAt(Place.Replay, point) || !IsAt(Place.ReadTo, readTo))
        {
            Place = new StoredPlace(File.Name, point, readTo);
            Parts.PostPlace(Place);
        }
    }

    /// <inheritdoc/>
    protected override ILineDates DatesFor(RunningJail jail)
    {
        var key = jail.Prepared.DateKey;
        if (!dates.TryGetValue(key, out var lineDates))
        {
            var options = new DateOptions { TimeZone = Parts.TimeZone, LogTimeZone = jail.Prepared.LogTimeZone, ReferenceTime = Parts.Now };
            dates.Add(key, lineDates = new LineDates(new DateDetector(jail.Prepared.Templates, options)));
        }

        return lineDates;
    }

    /// <inheritdoc/>
    protected override void Renewed()
    {
        var used = Jails.Select(jail => jail.Prepared.DateKey).ToHashSet();
        foreach (var key in dates.Keys.Where(key => !used.Contains(key)).ToArray())
        {
            dates.Remove(key);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Lines that were written before we looked count at their own time as far as a jail's window reaches; what comes in has happened just now.</remarks>
    protected override void BlockRead(EventTime now)
    {
        base.BlockRead(now);

        // A stamp without day is of today if it isn't later than this. Setting it costs the detector what it has learned, so once a second will do.
        var nextSecond = EventTime.FromSeconds((now.Microseconds / 1_000_000) + 1);
        foreach (var lineDates in dates.Values)
        {
            lineDates.Check = IsLive ? DateCheck.Live : DateCheck.CatchUp;
            lineDates.Now = now;
            lineDates.Detector.ReferenceTime = nextSecond;
        }
    }

    private static bool IsAt(LogPlace one, LogPlace other) => (one.Device, one.Inode, one.Offset) == (other.Device, other.Inode, other.Offset);

    private void TellDeviation()
    {
        foreach (var ((_, zone), lineDates) in dates.Where(pair => pair.Value.Deviation is not null))
        {
            if (deviationToldAt is not { } told || Parts.Clock.GetElapsedTime(told) > tellAgainAfter)
            {
                deviationToldAt = Parts.Clock.GetTimestamp();
                Parts.Log.Trouble(StampDeviation.Describe(File.Name, lineDates.Deviation!.Value, zone is { } set ? TimeSpan.FromMinutes(set.Minutes) : Parts.TimeZone.GetUtcOffset(Parts.Clock.GetUtcNow())));
            }

            lineDates.Deviation = null;
        }
    }
}
