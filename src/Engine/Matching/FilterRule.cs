using System;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher in its place in a filter: knows which field each of its groups fills.</summary>
internal sealed class FilterRule(Matcher matcher, FieldTable fields)
{
    private readonly int[] fieldOfGroup = fields.FieldsOf(matcher.GroupNames);
    private readonly (int From, int To)[] alternates = fields.AlternatesOf(matcher.GroupNames);

    /// <summary>The matcher.</summary>
    public Matcher Matcher => matcher;

    /// <summary>The first of its groups that fills a field, or -1.</summary>
    public int GroupOf(int field) => Array.IndexOf(fieldOfGroup, field);

    /// <summary>Sets in <paramref name="into"/> the fields that the last match captured, alternates standing in for what is empty.</summary>
    /// <param name="into">The fields of a line.</param>
    /// <param name="captures">The match.</param>
    /// <param name="line">What was searched.</param>
    /// <param name="cut">What was left out of it.</param>
    /// <param name="namesUnset">Groups that took no part are named too.</param>
    /// <param name="leftOut">A group that fills no field; -1 for none.</param>
    public void Fill(FieldSet into, in Captures captures, ReadOnlySpan<byte> line, DateCut cut, bool namesUnset, int leftOut = -1)
    {
        for (var i = 0; i < fieldOfGroup.Length; i++)
        {
            if (i == leftOut)
            {
                continue;
            }

            if (captures.IsSet(i))
            {
                var room = into.Reserve(captures.End(i) - captures.Start(i));
                into.Fix(fieldOfGroup[i], captures.CopyTo(i, line, cut, room));
            }
            else if (namesUnset)
            {
                into.Name(fieldOfGroup[i]);
            }
        }

        foreach (var (from, to) in alternates)
        {
            if (into.HasText(from) && !CapturedText(captures, to))
            {
                into.Copy(from, to);
            }
        }
    }

    private bool CapturedText(in Captures captures, int field)
    {
        var group = GroupOf(field);
        return group >= 0 && captures.HasText(group);
    }
}
