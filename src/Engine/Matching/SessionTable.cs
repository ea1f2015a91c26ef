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
    private const long LifetimeMicroseconds = 300_000_000;
    private readonly ObjectPool<Session> pool = new DefaultObjectPool<Session>(new Policy(fields), Capacity + 1);
    private readonly int[] hashes = new int[Capacity];
    private readonly Session[] sessions = new Session[Capacity];
    private int count;

    /// <summary>The live session of this id, or null.</summary>
    public Session? Find(ReadOnlySpan<byte> id, EventTime now)
    {
        var index = IndexOf(id);
        if (index < 0)
        {
            return null;
        }

        if (now.Microseconds - sessions[index].Created.Microseconds < LifetimeMicroseconds)
        {
            return sessions[index];
        }

        RemoveAt(index);
        return null;
    }

    /// <summary>A new session of this id, with its fields taken over from <paramref name="line"/>; makes room if need be.</summary>
    public Session Add(ReadOnlySpan<byte> id, FieldSet line, EventTime now)
    {
        if (count == Capacity)
        {
            RemoveAt(0);
        }

        var session = pool.Get();
        session.Reset(now);
        session.Fields.Overlay(line);
        hashes[count] = id.GetDjb2HashCode();
        sessions[count++] = session;
        return session;
    }

    /// <summary>Takes a session out; its contents stay readable until the next <see cref="Add"/>.</summary>
    public void Remove(Session session) => RemoveAt(Array.IndexOf(sessions, session, 0, count));

    private int IndexOf(ReadOnlySpan<byte> id)
    {
        var hash = id.GetDjb2HashCode();
        for (var i = 0; i < count; i++)
        {
            var next = hashes.AsSpan(i, count - i).IndexOf(hash);
            if (next < 0)
            {
                break;
            }

            i += next;
            if (sessions[i].Fields[sessionIdField].SequenceEqual(id))
            {
                return i;
            }
        }

        return -1;
    }

    private void RemoveAt(int index)
    {
        pool.Return(sessions[index]);
        count--;
        Array.Copy(hashes, index + 1, hashes, index, count - index);
        Array.Copy(sessions, index + 1, sessions, index, count - index);
    }

    private sealed class Policy(int fields) : PooledObjectPolicy<Session>
    {
        public override Session Create() => new(fields);

        public override bool Return(Session obj) => true;
    }
}
