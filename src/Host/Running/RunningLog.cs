using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>A log that is followed for all jails that read it: read once, each line dated once for jails that date alike. Owned by the engine's thread.</summary>
internal sealed class RunningLog : IDisposable
{
    private const int BufferBytes = 64 * 1024; // hundreds of logs have one each

    private static readonly TimeSpan tellAgainAfter = TimeSpan.FromDays(1);

    private readonly EngineParts parts;
    private readonly LogPipeReader pipe;
    private readonly LineFramer framer;
    private readonly List<(RunningJail Jail, JailReader Reader)> readers = [];
    private readonly Dictionary<(string?, ZoneOffset?), LineDates> dates = [];
    private ReaderLoop loop;
    private readonly ReplayPoints replayPoints = new();
    private LogPlace? readBefore; // up to where failures were told before a restart
    private long? deviationToldAt;

    /// <summary>A log that nobody reads yet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">How it is written.</param>
    /// <param name="readBefore">Where reading stood before a restart; null if it is read for the first time.</param>
    /// <param name="parts">What all share.</param>
    public RunningLog(FollowedFile file, LogEncoding encoding, LogPlace? readBefore, EngineParts parts)
    {
        (this.parts, this.readBefore) = (parts, readBefore);
        File = file;
        pipe = new LogPipeReader(encoding.IsUtf8 ? file : new TranscodedSource(file, encoding), BufferBytes);
        framer = new LineFramer(pipe, FramingOptions.Default with { ReadUnterminatedLastLine = false });
        loop = NewLoop();
    }

    /// <summary>The file.</summary>
    public FollowedFile File { get; }

    /// <summary>The jails that read it.</summary>
    public IEnumerable<RunningJail> Jails => readers.Select(pair => pair.Jail);

    /// <summary>Lines read so far.</summary>
    public long LinesRead => framer.LinesRead;

    /// <summary>Lets a jail read what comes from now on.</summary>
    public void Add(RunningJail jail)
    {
        var reader = NewReader(jail);
        jail.Readers.Add(reader);
        readers.Add((jail, reader));
        Renew();
    }

    /// <summary>Lets a jail read on with another filter.</summary>
    public void Renew(RunningJail jail)
    {
        var index = readers.FindIndex(pair => pair.Jail == jail);
        var (before, reader) = (readers[index].Reader, NewReader(jail));
        reader.Counts.Add(before.Counts);
        jail.Readers[jail.Readers.IndexOf(before)] = reader;
        readers[index] = (jail, reader);
        Renew();
    }

    /// <summary>Ends a jail's part in it; what it holds is counted no more.</summary>
    public void Remove(RunningJail jail)
    {
        foreach (var (_, reader) in readers.Where(pair => pair.Jail == jail))
        {
            jail.Readers.Remove(reader);
        }

        readers.RemoveAll(pair => pair.Jail == jail);
        Renew();
    }

    /// <summary>Reads a block and lets the jails count its failures; false if all that is there was read.</summary>
    public bool ReadBlock()
    {
        var isRead = loop.ReadBlock();
        foreach (var (jail, reader) in readers)
        {
            reader.Release(isEnd: false, default);
            jail.Take(reader, isToldBefore: readBefore is not null);
        }

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
        var now = parts.Now;
        if (readBefore is not null || File.Begin is not { } begin || !(isLast || replayPoints.Wants(now)) || File.Place is not { } readTo)
        {
            return;
        }

        if (Place is null)
        {
            replayPoints.Add(now, begin);
        }

        replayPoints.Reach = readers.Select(pair => pair.Jail.FindTimeMicroseconds).DefaultIfEmpty(replayPoints.Reach).Max();
        var point = replayPoints.Add(now, readTo);
        if (Place is null || !IsAt(Place.Replay, point) || !IsAt(Place.ReadTo, readTo))
        {
            Place = new StoredPlace(File.Name, point, readTo);
            parts.PostPlace(Place);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        loop.Dispose();
        pipe.Dispose();
    }

    private JailReader NewReader(RunningJail jail)
    {
        var key = jail.Prepared.DateKey;
        if (!dates.TryGetValue(key, out var lineDates))
        {
            var options = new DateOptions { TimeZone = parts.TimeZone, LogTimeZone = jail.Prepared.LogTimeZone, ReferenceTime = parts.Now };
            dates.Add(key, lineDates = new LineDates(new DateDetector(jail.Prepared.Templates, options)));
        }

        return new JailReader(jail.Filter, lineDates, jail.Ignored, parts.Names);
    }

    private void Renew()
    {
        loop.Dispose();
        loop = NewLoop();
        var used = readers.Select(pair => pair.Jail.Prepared.DateKey).ToHashSet();
        foreach (var key in dates.Keys.Where(key => !used.Contains(key)).ToArray())
        {
            dates.Remove(key);
        }
    }

    private ReaderLoop NewLoop() => new(framer, [.. readers.Select(pair => (pair.Reader, pair.Jail.Prepared.Needs))]) { BlockRead = PlaceInTime };

    // Lines that were written before we looked count at their own time as far as a jail's window reaches; what comes in has happened just now.
    private void PlaceInTime()
    {
        var now = parts.Now;
        foreach (var lineDates in dates.Values)
        {
            lineDates.Check = File.IsLive ? DateCheck.Live : DateCheck.CatchUp;
            lineDates.Now = now;

            // A stamp without day is of today if it isn't later than this. Setting it costs the detector what it has learned, so once a second will do.
            var nextSecond = EventTime.FromSeconds((now.Microseconds / 1_000_000) + 1);
            lineDates.Detector.ReferenceTime = nextSecond;
        }

        foreach (var (jail, reader) in readers)
        {
            reader.OldestTime = new EventTime(File.IsLive ? long.MinValue : now.Microseconds - Math.Min(now.Microseconds, jail.FindTimeMicroseconds));
        }
    }

    private static bool IsAt(LogPlace one, LogPlace other) => (one.Device, one.Inode, one.Offset) == (other.Device, other.Inode, other.Offset);

    private void TellDeviation()
    {
        foreach (var ((_, zone), lineDates) in dates.Where(pair => pair.Value.Deviation is not null))
        {
            if (deviationToldAt is not { } told || parts.Clock.GetElapsedTime(told) > tellAgainAfter)
            {
                deviationToldAt = parts.Clock.GetTimestamp();
                parts.Log.Trouble(StampDeviation.Describe(File.Name, lineDates.Deviation!.Value, zone is { } set ? TimeSpan.FromMinutes(set.Minutes) : parts.TimeZone.GetUtcOffset(parts.Clock.GetUtcNow())));
            }

            lineDates.Deviation = null;
        }
    }
}
