using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>Merges the lines of one connection (<c>F-MLFID</c>) into one failure: the peer's state machine.</summary>
/// <remarks>
/// A no-failure line waits in its session; a pending failure is one whose offender a later line tells; gaining access clears what is
/// pending; several users in one connection make a harmless line a failure; a forgetting line ends the session.
/// </remarks>
internal sealed class SessionMerger
{
    private readonly SessionTable sessions;
    private readonly Session alone;
    private readonly bool keepLines;
    private readonly int id;
    private readonly int user;
    private readonly int users;
    private readonly int noFail;
    private readonly int gained;
    private readonly int forget;

    /// <summary>A merger for the fields of one filter.</summary>
    public SessionMerger(FieldTable table, bool keepLines)
    {
        (id, user, users) = (table.SessionId, table.User, table.Users);
        (noFail, gained, forget) = (table.NoFail, table.Gained, table.Forget);
        this.keepLines = keepLines;
        sessions = new SessionTable(table.Names.Count, id);
        alone = new Session(table.Names.Count);
    }

    /// <summary>Merges a matched line into its session.</summary>
    /// <param name="fields">The line's fields, with a session id; changed, and exchanged for others where a session keeps them.</param>
    /// <param name="lines">The lines as they stand in the log; none unless they are kept.</param>
    /// <param name="now">Sessions age by this.</param>
    /// <returns>
    /// The session as it is after the line; valid until the next call. Where its field <c>nofail</c> has text the line is no failure.
    /// </returns>
    public Session Merge(ref FieldSet fields, IReadOnlyList<string> lines, EventTime now)
    {
        var isGained = fields.HasText(gained);
        if (isGained && !fields.HasText(noFail))
        {
            fields.Copy(gained, noFail);
        }

        var isNoFail = fields.HasText(noFail);
        var isForget = fields.HasText(forget);
        fields.Remove(forget);

        var session = sessions.Find(fields[id], now, out var hash);
        if (session is not null)
        {
            MergeInto(session, fields, isGained);
            if (isForget)
            {
                sessions.Remove(session);
            }
        }
        else if (!isForget)
        {
            session = sessions.Add(hash, now);
            session.TakeOver(ref fields);
            AddUser(session, session.Fields[user]);
        }
        else
        {
            session = alone;
            session.Reset(now);
            session.TakeOver(ref fields);
        }

        if (session.Pending || session.SeveralUsers)
        {
            session.Pending = false;
            session.Fields.Remove(noFail);
            session.Fields.Remove(gained);
            isNoFail = isGained = false;
        }

        if (keepLines)
        {
            KeepLines(session, lines, isNoFail, isGained, isForget);
        }

        return session;
    }

    private void MergeInto(Session session, FieldSet fields, bool isGained)
    {
        AddUser(session, fields[user]);
        var wasNoFail = session.Fields.HasText(noFail) || session.Fields.HasText(gained);
        session.Fields.Remove(noFail);
        session.Fields.Remove(gained);
        if (isGained)
        {
            session.Pending = false;
        }

        if (!wasNoFail && !session.Pending)
        {
            session.Lines.Clear(); // they were reported already
        }

        session.Fields.Overlay(fields);
    }

    private void AddUser(Session session, ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty)
        {
            session.Fields.Name(users);
            session.AddUser(name, keepLines);
        }
    }

    private static void KeepLines(Session session, IReadOnlyList<string> lines, bool isNoFail, bool isGained, bool isForget)
    {
        if (!isNoFail)
        {
            session.Lines.InsertRange(0, session.NoFailLines);
            session.NoFailLines.Clear();
            if (!isGained)
            {
                session.Lines.AddRange(lines);
            }
        }
        else if (!isForget)
        {
            session.NoFailLines.AddRange(lines);
        }
    }
}
