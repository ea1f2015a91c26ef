using System;
using Banhammer.Engine.Dates;
using CommunityToolkit.HighPerformance;
using Microsoft.Extensions.ObjectPool;

namespace Banhammer.Engine.Matching;

/// <summary>The sessions of one jail and source by their id: at most 100, the oldest goes first, each lives 300 s (the peer's numbers).</summary>
/// <remarks>Sessions are pooled, so a flood of new connections allocates nothing.</remarks>
internal sealed class SessionTable(int fields, int sessionIdField)
{
    private const int Capacity = 100;
    private const int Slots = 256;
    private const long LifetimeMicroseconds = 300_000_000;
    private readonly ObjectPool<Session> pool = new DefaultObjectPool<Session>(new Policy(fields), Capacity + 1);

    // In the order of creation from 'first' to 'end'; a session that goes leaves a hole, and holes go when the end is reached.
    private readonly int[] hashes = new int[Slots];
    private readonly Session?[] sessions = new Session?[Slots];
    private int first;
    private int end;
    private int count;

    /// <summary>The live session of this id, or null; the id's hash is for <see cref="Add"/>.</summary>
    public Session? Find(ReadOnlySpan<byte> id, EventTime now, out int hash)
    {
        hash = id.GetDjb2HashCode();
        var index = IndexOf(id, hash);
        if (index < 0)
        {
            return null;
        }

        var session = sessions[index]!;
        if (IsAlive(session, now))
        {
            return session;
        }

        RemoveAt(index);
        return null;
    }

    /// <summary>A new session of an id that has none, with no fields yet; makes room if need be.</summary>
    public Session Add(int hash, EventTime now)
    {
        while (first < end && sessions[first] is null)
        {
            first++;
        }

        if (count == Capacity)
        {
            MakeRoom(now);
        }

        if (end == Slots)
        {
            CloseHoles();
        }

        var session = pool.Get();
        session.Reset(now);
        hashes[end] = hash;
        sessions[end++] = session;
        count++;
        return session;
    }

    /// <summary>Takes a session out; its contents stay readable until the next <see cref="Add"/>.</summary>
    public void Remove(Session session) => RemoveAt(Array.IndexOf(sessions, session, first, end - first));

    private int IndexOf(ReadOnlySpan<byte> id, int hash)
    {
        for (var i = first; i < end; i++)
        {
            var distance = hashes.AsSpan(i, end - i).IndexOf(hash);
            if (distance < 0)
            {
                break;
            }

            i += distance;
            if (sessions[i] is { } session && session.Fields[sessionIdField].SequenceEqual(id))
            {
                return i;
            }
        }

        return -1;
    }

    // The oldest live session goes, and those before it that have aged: the peer drops until one that it drops was alive.
    private void MakeRoom(EventTime now)
    {
        for (var wasAlive = false; !wasAlive && count > 0; first++)
        {
            if (sessions[first] is { } session)
            {
                wasAlive = IsAlive(session, now);
                RemoveAt(first);
            }
        }
    }

    private static bool IsAlive(Session session, EventTime now) => now.Microseconds - session.Created.Microseconds < LifetimeMicroseconds;

    private void RemoveAt(int index)
    {
        pool.Return(sessions[index]!);
        sessions[index] = null;
        count--;
    }

    private void CloseHoles()
    {
        var to = 0;
        for (var from = first; from < end; from++)
        {
            if (sessions[from] is { } session)
            {
                (hashes[to], sessions[to]) = (hashes[from], session);
                to++;
            }
        }

        sessions.AsSpan(to, end - to).Clear();
        (first, end) = (0, to);
    }

    private sealed class Policy(int fields) : PooledObjectPolicy<Session>
    {
        public override Session Create() => new(fields);

        public override bool Return(Session obj) => true;
    }
}
