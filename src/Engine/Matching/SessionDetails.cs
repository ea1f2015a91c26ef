using System;
using System.Collections.Generic;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>What whoever tests a filter is shown of a session: all its fields, its lines, its users. Decides nothing.</summary>
/// <param name="fields">How many fields the filter has.</param>
internal sealed class SessionDetails(int fields)
{
    private readonly List<string> lines = [];
    private readonly List<string> noFailLines = [];
    private readonly List<string> users = [];

    /// <summary>The fields of all its lines, later ones over earlier ones.</summary>
    public FieldSet Fields { get; } = new(fields);

    /// <summary>The lines of the failure.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The users that were tried, in order.</summary>
    public IReadOnlyList<string> Users => users;

    /// <summary>Changes the fields of a line as merging does: gaining access is no failure, and that a session ends is no field of it.</summary>
    public static void Mark(FieldSet line, bool isGained)
    {
        if (isGained && !line.HasText(FieldTable.NoFail))
        {
            line.Copy(FieldTable.Gained, FieldTable.NoFail);
        }

        line.Remove(FieldTable.Forget);
    }

    /// <summary>Forgets everything and takes in the fields of the first line of another connection.</summary>
    /// <param name="line">The line's fields.</param>
    /// <param name="user">The user that it tried; empty for none.</param>
    public void Start(FieldSet line, ReadOnlySpan<byte> user)
    {
        Fields.Assign(line);
        lines.Clear();
        noFailLines.Clear();
        users.Clear();
        AddUser(user);
    }

    /// <summary>Takes in the fields of a later line.</summary>
    /// <param name="line">The line's fields.</param>
    /// <param name="wasReported">The lines so far were reported and are shown no more.</param>
    public void Merge(FieldSet line, bool wasReported)
    {
        NoteFailure();
        if (wasReported)
        {
            lines.Clear();
        }

        Fields.Overlay(line);
    }

    /// <summary>Notes a user that was tried; an empty one is none.</summary>
    public void AddUser(ReadOnlySpan<byte> user)
    {
        if (user.IsEmpty)
        {
            return;
        }

        Fields.Name(FieldTable.Users);
        if (Encoding.UTF8.GetString(user) is var text && !users.Contains(text))
        {
            users.Add(text);
        }
    }

    /// <summary>Notes that what the session says is a failure.</summary>
    public void NoteFailure()
    {
        Fields.Remove(FieldTable.NoFail);
        Fields.Remove(FieldTable.Gained);
    }

    /// <summary>Takes in the lines that matched; those that are no failure by themselves wait for one.</summary>
    public void AddLines(IReadOnlyList<string> matched, bool isNoFail, bool isGained, bool isForget)
    {
        if (!isNoFail)
        {
            lines.InsertRange(0, noFailLines);
            noFailLines.Clear();
            if (!isGained)
            {
                lines.AddRange(matched);
            }
        }
        else if (!isForget)
        {
            noFailLines.AddRange(matched);
        }
    }
}
