using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>The sessions of one jail and source by their id: at most 100, the oldest goes first, each lives 300 s (the peer's numbers).</summary>
/// <remarks>
/// A hash table with chains, and one chain of all by age, as indexes into one small array: finding, adding and dropping take the same few
/// steps whether a flood opens a session with each line or not. The hash is keyed, since whoever writes the log chooses ids. Sessions are used
/// again, so a flood of new connections allocates nothing.
/// </remarks>
/// <param name="key">The secret that ids are hashed with.</param>
/// <param name="newDetails">Gives each session what is shown of it; null where nobody looks.</param>
internal sealed class SessionTable(OffenderHashKey key, Func<SessionDetails>? newDetails)
{
    private const int Capacity = 100;
    private const int Chains = 1024; // a power of two; ten for each session, so that a chain of two is rare: the processor guesses right
    private const long LifetimeMicroseconds = 300_000_000;
    private const short None = 0; // entry 0 is nobody's, so that cleared memory holds no sessions

    private readonly short[] firsts = new short[Chains];
    private readonly Entry[] entries = new Entry[Capacity + 1];
    private short free;
    private short used;
    private short oldest;
    private short newest;
    private int count;

    /// <summary>The live session of this id, or null; the id's hash is for <see cref="Add"/>.</summary>
    public Session? Find(ReadOnlySpan<byte> id, EventTime now, out ulong hash)
    {
        hash = key.Hash64(id);
        for (var index = firsts[hash % Chains]; index != None; index = entries[index].NextInChain)
        {
            ref var entry = ref entries[index];
            if (entry.Hash == hash && entry.Session.Id.SequenceEqual(id))
            {
                if (IsAlive(entry.Session, now))
                {
                    return entry.Session;
                }

                Remove(index);
                break;
            }
        }

        return null;
    }

    /// <summary>A session for an id that has none, yet to be started; makes room if need be.</summary>
    public Session Add(ulong hash, EventTime now)
    {
        if (count == Capacity)
        {
            MakeRoom(now);
        }

        var index = TakeFree();
        ref var entry = ref entries[index];
        ref var first = ref firsts[hash % Chains];
        (entry.Hash, entry.NextInChain, first) = (hash, first, index);
        (entry.Older, entry.Newer) = (newest, None);
        (newest == None ? ref oldest : ref entries[newest].Newer) = index;
        newest = index;
        count++;
        return entry.Session;
    }

    /// <summary>Takes a session out; its contents stay readable until the next <see cref="Add"/>.</summary>
    public void Remove(Session session) => Remove((short)session.Index);

    // The oldest live session goes, and those before it that have aged: the peer drops until one that it drops was alive.
    private void MakeRoom(EventTime now)
    {
        for (var wasAlive = false; !wasAlive && count > 0;)
        {
            wasAlive = IsAlive(entries[oldest].Session, now);
            Remove(oldest);
        }
    }

    private static bool IsAlive(Session session, EventTime now) => now.Microseconds - session.Created.Microseconds < LifetimeMicroseconds;

    private short TakeFree()
    {
        if (free == None)
        {
            entries[++used].Session = new Session(newDetails?.Invoke()) { Index = used };
            return used;
        }

        var index = free;
        free = entries[index].NextInChain;
        return index;
    }

    private void Remove(short index)
    {
        ref var entry = ref entries[index];
        ref var link = ref firsts[entry.Hash % Chains];
        while (link != index)
        {
            link = ref entries[link].NextInChain;
        }

        link = entry.NextInChain;
        (entry.Older == None ? ref oldest : ref entries[entry.Older].Newer) = entry.Newer;
        (entry.Newer == None ? ref newest : ref entries[entry.Newer].Older) = entry.Older;
        (entry.NextInChain, free) = (free, index);
        count--;
    }

    private struct Entry
    {
        public ulong Hash;
        public Session Session;
        public short NextInChain; // of a free entry: the next free one
        public short Older;
        public short Newer;
    }
}
