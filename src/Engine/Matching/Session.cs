using System;
using System.Collections.Generic;
using System.Text;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>What the lines of one connection said so far: the merged fields, and whether a failure waits for its offender.</summary>
internal sealed class Session(int fields)
{
    private byte[] firstUser = [];
    private int firstUserLength;

    /// <summary>The fields of all its lines, later ones over earlier ones.</summary>
    public FieldSet Fields { get; private set; } = new(fields);

    /// <summary>When its first line came; sessions live 300 s from then, however many lines follow.</summary>
    public EventTime Created { get; set; }

    /// <summary>A failure was seen whose offender isn't known yet.</summary>
    public bool Pending { get; set; }

    /// <summary>Two different users were tried, which turns a harmless line into a failure.</summary>
    public bool SeveralUsers { get; private set; }

    /// <summary>The lines of the failure; kept only where someone shows them.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Lines that were no failure by themselves and wait for one.</summary>
    public List<string> NoFailLines { get; } = [];

    /// <summary>The users that were tried, in order; kept only where someone shows them.</summary>
    public List<string> Users { get; } = [];

    /// <summary>Forgets everything, for use by another connection.</summary>
    public void Reset(EventTime created)
    {
        Fields.Clear();
        Created = created;
        Pending = SeveralUsers = false;
        firstUserLength = -1;
        Lines.Clear();
        NoFailLines.Clear();
        Users.Clear();
    }

    /// <summary>Makes a line's fields the session's and gives the line the old ones, to be filled anew: nothing is copied.</summary>
    public void TakeOver(ref FieldSet line) => (Fields, line) = (line, Fields);

    /// <summary>Notes a user that was tried; not an empty one.</summary>
    public void AddUser(ReadOnlySpan<byte> user, bool keepText)
    {
        if (firstUserLength < 0)
        {
            if (firstUser.Length < user.Length)
            {
                firstUser = new byte[Math.Max(64, user.Length)];
            }

            user.CopyTo(firstUser);
            firstUserLength = user.Length;
        }
        else
        {
            SeveralUsers |= !user.SequenceEqual(firstUser.AsSpan(0, firstUserLength));
        }

        if (keepText && Encoding.UTF8.GetString(user) is var text && !Users.Contains(text))
        {
            Users.Add(text);
        }
    }
}
