using System;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources.Following;
using Banhammer.Engine.Sources.Journal;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>The systemd journal, read for the jails that want the same entries of it.</summary>
/// <remarks>
/// It knows the times of its entries, so after a restart it is read from as long ago as a window reaches; a store has to remember only up to when
/// failures were told.
/// </remarks>
/// <param name="name">What it is stored by, and messages call it.</param>
/// <param name="reader">The journal, which is disposed of with this.</param>
/// <param name="source">Its lines.</param>
/// <param name="readBefore">Up to where it was read before a restart.</param>
/// <param name="parts">What all share.</param>
internal sealed class RunningJournal(string name, JournalReader reader, JournalSource source, LogPlace? readBefore, EngineParts parts) : RunningSource(source, parts)
{
    private const long TellEvery = 1_000_000; // µs

    private readonly GivenDates dates = new(source.Times);
    private readonly long toldUpTo = readBefore?.Offset ?? 0;
    private long lastTime;
    private long storedTime;
    private bool hasReachedEnd;

    /// <summary>What it is stored by.</summary>
    public string Name => name;

    /// <summary>A descriptor that can be read when there is news; negative if there is none.</summary>
    public int Descriptor => reader.Descriptor;

    /// <inheritdoc/>
    protected override bool IsLive => hasReachedEnd;

    /// <inheritdoc/>
    protected override bool IsToldBefore => lastTime <= toldUpTo;

    /// <summary>Begins to read as long ago as the windows of its jails reach.</summary>
    public void Start() => reader.SeekTime(Parts.Now.Microseconds - Jails.Select(jail => jail.FindTimeMicroseconds).DefaultIfEmpty().Max());

    /// <summary>Looks whether there may be something to read.</summary>
    /// <param name="atFiles">Whether journal files came or went too, which takes longer.</param>
    public bool Look(bool atFiles) => atFiles ? reader.Wait(TimeSpan.Zero, CancellationToken.None) || reader.TakeNews() : reader.TakeNews();

    /// <inheritdoc/>
    public override bool ReadBlock()
    {
        var isRead = base.ReadBlock();
        hasReachedEnd |= !isRead;
        if (lastTime >= storedTime + TellEvery || (!isRead && lastTime > storedTime))
        {
            storedTime = lastTime;
            var place = new LogPlace(0, 0, lastTime, default, default);
            Parts.PostPlace(new StoredPlace(name, place, place));
        }

        return isRead;
    }

    /// <inheritdoc/>
    protected override ILineDates DatesFor(RunningJail jail) => dates;

    /// <inheritdoc/>
    protected override void BlockRead(EventTime now)
    {
        base.BlockRead(now);
        lastTime = Math.Max(lastTime, source.Times.Count > 0 ? source.Times[source.Times.Count - 1] : 0);
    }
}
