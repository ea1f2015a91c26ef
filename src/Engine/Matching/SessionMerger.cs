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

    /// <summary>A merger of sessions of its own.</summary>
    /// <param name="key">The secret that their ids are hashed with.</param>
    /// <param name="newDetails">Gives each session what is shown of it; null where nobody looks.</param>
    public SessionMerger(OffenderHashKey key, Func<SessionDetails>? newDetails)
    {
        sessions = new SessionTable(key, newDetails);
        alone = new Session(newDetails?.Invoke());
    }

    /// <summary>Merges a matched line into its session.</summary>
    /// <param name="fields">The line's fields, with a session id; exchanged for the session's where earlier lines told something.</param>
    /// <param name="shown">The same fields to be shown, which loses the mark that ends a session; null where nobody looks.</param>
    /// <param name="lines">The lines as they stand in the log; none where nobody looks.</param>
    /// <param name="now">Sessions age by this.</param>
    /// <returns>The session as it is after the line; valid until the next call.</returns>
    public Session Merge(ref LineFields fields, FieldSet? shown, IReadOnlyList<string> lines, EventTime now)
    {
        var isGained = fields.HasText(FieldTable.Gained);
        var isNoFail = isGained || fields.HasText(FieldTable.NoFail);
        var isForget = fields.HasText(FieldTable.Forget);
        if (shown is not null)
        {
            SessionDetails.Mark(shown, isGained);
        }

        var session = sessions.Find(fields[FieldTable.SessionId], now, out var hash);
        if (session is not null)
        {
            MergeInto(session, fields, shown, isGained);
            fields = session.Fields;
            if (isForget)
            {
                sessions.Remove(session);
            }
        }
        else if (!isForget)
        {
            session = sessions.Add(hash, now);
            session.Start(fields, now);
            session.Details?.Start(shown!, fields[FieldTable.User]);
        }
        else
        {
            session = alone; // nothing comes behind it
            session.Start(fields, now);
            session.Details?.Start(shown!, []);
        }

        if (session.IsPending || session.HasSeveralUsers)
        {
            session.IsPending = false;
            session.Details?.NoteFailure();
            isNoFail = isGained = false;
        }

        session.IsNoFail = isNoFail;
        session.Details?.AddLines(lines, isNoFail, isGained, isForget);
        return session;
    }

    private static void MergeInto(Session session, in LineFields fields, FieldSet? shown, bool isGained)
    {
        session.AddUser(fields[FieldTable.User]);
        session.Details?.AddUser(fields[FieldTable.User]);
        if (isGained)
        {
            session.IsPending = false;
        }

        session.Details?.Merge(shown!, wasReported: !session.IsNoFail && !session.IsPending);
        session.Keep(fields);
    }
}
