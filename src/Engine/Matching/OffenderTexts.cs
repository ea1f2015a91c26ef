using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>The texts of a jail's offenders that are no addresses: makes <see cref="Offender"/>s of them and gives the text back.</summary>
/// <remarks>
/// Bounded: beyond <see cref="Capacity"/> the text that was read longest ago is dropped and counted in <see cref="Dropped"/>. Its offender
/// goes on being counted, since an offender is the hash of its text, and the text is back with its next failure; so a ticket's text is always
/// there when the ticket falls. Texts of bans in force are held and stay (see <see cref="Hold"/>). Known texts and replaced ones of like
/// length allocate nothing. Not thread-safe: owned by one jail.
/// </remarks>
public sealed class OffenderTexts
{
    /// <summary>Bytes of a text that count; what is behind them is cut off (at a character), from the identity too.</summary>
    public const int MaxTextBytes = 1024;

    private const int None = -1;

    private readonly Dictionary<Offender, int> indexes = [];
    private Entry[] entries = new Entry[16];
    private int used;
    private int held;
    private int oldest = None;
    private int newest = None;

    /// <summary>An empty table.</summary>
    /// <param name="key">The secret that texts are hashed with.</param>
    /// <param name="capacity">Texts kept besides those held; at least 1.</param>
    public OffenderTexts(OffenderHashKey key, int capacity = 1 << 14)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Key = key;
        Capacity = capacity;
    }

    /// <summary>The secret that texts are hashed with.</summary>
    internal OffenderHashKey Key { get; }

    /// <summary>Texts kept besides those held.</summary>
    public int Capacity { get; }

    /// <summary>Texts in the table.</summary>
    public int Count => indexes.Count;

    /// <summary>Texts dropped since the table was made.</summary>
    public long Dropped { get; private set; }

    /// <summary>The offender that a text stands for: an address or a network if it reads as one, otherwise the text, which is kept.</summary>
    public Offender Read(ReadOnlySpan<byte> utf8)
    {
        if (Address.TryParse(utf8, out var address))
            return Offender.From(address);
        return Network.TryParse(utf8, out var network) ? Offender.From(network) : Keep(utf8);
    }

    /// <summary>The offender with exactly this text, even if it reads as an address; the text is kept.</summary>
    public Offender Keep(ReadOnlySpan<byte> utf8)
    {
        utf8 = Cut(utf8);
        var offender = Identify(utf8);
        if (indexes.TryGetValue(offender, out var index))
        {
            if (entries[index].Holds == 0 && index != newest)
            {
                Unlink(index);
                Link(index);
            }

            return offender;
        }

        // Released texts may be more than the capacity for a while: each new one then takes the place of the oldest.
        index = indexes.Count - held < Capacity ? NewEntry() : DropOldest();
        ref var entry = ref entries[index];
        if (entry.Text is null || entry.Text.Length < utf8.Length)
            entry.Text = new byte[BitOperations.RoundUpToPowerOf2((uint)Math.Max(utf8.Length, 32))];
        utf8.CopyTo(entry.Text);
        entry.Length = utf8.Length;
        entry.Offender = offender;
        indexes.Add(offender, index);
        Link(index);
        return offender;
    }

    /// <summary>The offender with exactly this text, which is not kept.</summary>
    public Offender Identify(ReadOnlySpan<byte> utf8) => Offender.FromTextHash(Key.Hash(Cut(utf8)));

    /// <summary>Keeps the text of an offender until as many calls of <see cref="Release"/>; no effect if it has none here.</summary>
    public void Hold(in Offender offender)
    {
        if (!indexes.TryGetValue(offender, out var index))
            return;
        if (entries[index].Holds++ == 0)
        {
            Unlink(index);
            held++;
        }
    }

    /// <summary>Lets go of a held text, which is then the last one to be dropped.</summary>
    public void Release(in Offender offender)
    {
        if (!indexes.TryGetValue(offender, out var index) || entries[index].Holds == 0)
            return;
        if (--entries[index].Holds == 0)
        {
            held--;
            Link(index);
        }
    }

    /// <summary>The text of an offender as it was read; false for addresses, networks and dropped texts.</summary>
    /// <param name="offender">An offender made by this table.</param>
    /// <param name="utf8">Valid until the next call of <see cref="Read"/> or <see cref="Keep"/>.</param>
    public bool TryGetText(in Offender offender, out ReadOnlySpan<byte> utf8)
    {
        var found = indexes.TryGetValue(offender, out var index);
        utf8 = found ? entries[index].Text.AsSpan(0, entries[index].Length) : default;
        return found;
    }

    /// <summary>The offender as users see it: address, network, or text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string Format(in Offender offender) => TryGetText(offender, out var utf8) ? Encoding.UTF8.GetString(utf8) : offender.ToString();

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= MaxTextBytes)
            return utf8;
        var length = MaxTextBytes;
        while (length > MaxTextBytes - 3 && (utf8[length] & 0xc0) == 0x80)
            length--;
        return utf8[..length];
    }

    private int NewEntry()
    {
        if (used == entries.Length)
            Array.Resize(ref entries, used * 2);
        return used++;
    }

    private int DropOldest()
    {
        var index = oldest;
        Unlink(index);
        indexes.Remove(entries[index].Offender);
        Dropped++;
        return index;
    }

    private void Link(int index)
    {
        ref var entry = ref entries[index];
        entry.Older = newest;
        entry.Newer = None;
        if (newest == None)
            oldest = index;
        else
            entries[newest].Newer = index;
        newest = index;
    }

    private void Unlink(int index)
    {
        var (older, newer) = (entries[index].Older, entries[index].Newer);
        if (older == None)
            oldest = newer;
        else
            entries[older].Newer = newer;
        if (newer == None)
            newest = older;
        else
            entries[newer].Older = older;
    }

    private struct Entry
    {
        public Offender Offender;
        public byte[]? Text;
        public int Length;
        public int Holds;
        public int Older;
        public int Newer;
    }
}
