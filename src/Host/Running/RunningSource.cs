using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;

namespace Banhammer.Host.Running;

/// <summary>A source of lines that is read once for all jails that want it. Owned by the engine's thread.</summary>
internal abstract class RunningSource : IDisposable
{
    private const int BufferBytes = 64 * 1024; // hundreds of logs have one each

    private readonly LogPipeReader pipe;
    private readonly LineFramer framer;
    private readonly List<(RunningJail Jail, JailReader Reader)> readers = [];
    private ReaderLoop? loop;

    /// <summary>A source that nobody reads yet.</summary>
    /// <param name="source">Its bytes.</param>
    /// <param name="parts">What all share.</param>
    protected RunningSource(LogSource source, EngineParts parts)
    {
        Parts = parts;
        pipe = new LogPipeReader(source, BufferBytes);
        framer = new LineFramer(pipe, FramingOptions.Default with { ReadUnterminatedLastLine = false });
    }

    /// <summary>The jails that read it.</summary>
    public IEnumerable<RunningJail> Jails => readers.Select(pair => pair.Jail);

    /// <summary>Lines read so far.</summary>
    public long LinesRead => framer.LinesRead;

    /// <summary>What all share.</summary>
    protected EngineParts Parts { get; }

    /// <summary>Whether what is read has just been written; otherwise lines that are older than a jail's window are left out.</summary>
    protected abstract bool IsLive { get; }

    /// <summary>Whether what is read was read before a restart too, so that the log has told its failures.</summary>
    protected abstract bool IsToldBefore { get; }

    /// <summary>Lets a jail read what comes from now on.</summary>
    public void Add(RunningJail jail)
    {
        var reader = NewReader(jail);
        jail.Readers.Add(reader);
        readers.Add((jail, reader));
        RenewLoop();
    }

    /// <summary>Lets a jail read on with another filter.</summary>
    public void Renew(RunningJail jail)
    {
        var index = readers.FindIndex(pair => pair.Jail == jail);
        var (before, reader) = (readers[index].Reader, NewReader(jail));
        reader.Counts.Add(before.Counts);
        jail.Readers[jail.Readers.IndexOf(before)] = reader;
        readers[index] = (jail, reader);
        RenewLoop();
    }

    /// <summary>Ends a jail's part in it; what it holds is counted no more.</summary>
    public void Remove(RunningJail jail)
    {
        foreach (var (_, reader) in readers.Where(pair => pair.Jail == jail))
        {
            jail.Readers.Remove(reader);
        }

        readers.RemoveAll(pair => pair.Jail == jail);
        RenewLoop();
    }

    /// <summary>Reads a block and lets the jails count its failures; false if all that is there was read.</summary>
    public virtual bool ReadBlock()
    {
        var isRead = loop is not null && loop.ReadBlock();
        foreach (var (jail, reader) in readers)
        {
            reader.Release(isEnd: false, default);
            jail.Take(reader, IsToldBefore);
        }

        return isRead;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        loop?.Dispose();
        pipe.Dispose();
    }

    /// <summary>The dates of its lines, for a jail.</summary>
    protected abstract ILineDates DatesFor(RunningJail jail);

    /// <summary>Called when the jails that read it are others.</summary>
    protected virtual void Renewed()
    {
        // Nothing depends on them here.
    }

    /// <summary>Called when a block was read, before any line of it is looked at.</summary>
    protected virtual void BlockRead(EventTime now)
    {
        foreach (var (jail, reader) in readers)
        {
            reader.OldestTime = new EventTime(IsLive ? long.MinValue : now.Microseconds - Math.Min(now.Microseconds, jail.FindTimeMicroseconds));
        }
    }

    private JailReader NewReader(RunningJail jail) => new(jail.Filter, DatesFor(jail), jail.Ignored, Parts.Names) { Lines = jail.Lines };

    private void RenewLoop()
    {
        loop?.Dispose();
        loop = new ReaderLoop(framer, [.. readers.Select(pair => (pair.Reader, pair.Jail.Prepared.Needs))]) { BlockRead = () => BlockRead(Parts.Now) };
        Renewed();
    }
}
