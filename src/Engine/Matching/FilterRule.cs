using System;
using System.Linq;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher in its place in a filter: knows which field each of its groups fills.</summary>
internal sealed class FilterRule
{
    private readonly int[] fieldOfGroup;
    private readonly (int Group, int Field)[] alternates;
    private readonly (int Group, int Field)[] tupleParts;
    private readonly int[] tuples; // their fields
    private readonly int[] lineSkips;

    /// <summary>A matcher whose groups fill fields of <paramref name="fields"/>, which are added if need be.</summary>
    public FilterRule(Matcher matcher, FieldTable fields)
    {
        Matcher = matcher;
        fieldOfGroup = fields.FieldsOf(matcher.GroupNames);
        alternates = fields.CompositesOf(matcher.GroupNames, "alt_");
        tupleParts = fields.CompositesOf(matcher.GroupNames, "tuple_");
        tuples = tupleParts.Select(part => part.Field).Distinct().ToArray();
        lineSkips = LineSkipsOf(matcher);
    }

    /// <summary>The groups of <c>&lt;SKIPLINES&gt;</c>, in order.</summary>
    public ReadOnlySpan<int> LineSkips => lineSkips;

    /// <summary>The matcher.</summary>
    public Matcher Matcher { get; }

    /// <summary>The first of its groups that fills a field, or -1.</summary>
    public int GroupOf(int field) => Array.IndexOf(fieldOfGroup, field);

    /// <summary>
    /// Sets in <paramref name="into"/> the fields that the last match captured, alternates standing in for what is empty, and parts joined
    /// into tuples.
    /// </summary>
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

        for (var i = 0; i < alternates.Length; i++)
        {
            var (group, field) = alternates[i];
            if (captures.HasText(group) && !HasText(captures, field, i))
            {
                into.Copy(fieldOfGroup[group], field);
            }
        }

        foreach (var field in tuples)
        {
            FillTuple(into, captures, field);
        }
    }

    private static int[] LineSkipsOf(Matcher matcher)
    {
        var names = matcher.GroupNames.ToList();
        return names.Select((_, number) => names.IndexOf(FormattableString.Invariant($"skiplines{number}"))).TakeWhile(group => group >= 0).ToArray();
    }

    // Whether a field has text by its own group or by one of the first alternates.
    private bool HasText(in Captures captures, int field, int alternatesTried)
    {
        if (GroupOf(field) is var own and >= 0 && captures.HasText(own))
        {
            return true;
        }

        foreach (var alternate in alternates.AsSpan(0, alternatesTried))
        {
            if (alternate.Field == field && captures.HasText(alternate.Group))
            {
                return true;
            }
        }

        return false;
    }

    // A tuple is the text that Python prints for it: what the field had, then its parts; None for a group that took no part.
    private void FillTuple(FieldSet into, in Captures captures, int field)
    {
        var hadValue = (GroupOf(field) is var own and >= 0 && captures.IsSet(own)) || HasText(captures, field, alternates.Length);
        var length = TupleText.MostBytes(hadValue ? into[field].Length : 0);
        foreach (var (group, target) in tupleParts)
        {
            length += target == field && captures.IsSet(group) ? TupleText.MostBytes(into[fieldOfGroup[group]].Length) : TupleText.MostBytes(0);
        }

        var text = new TupleText(into.Reserve(length));
        text.Add(hadValue, into[field]);
        foreach (var (group, target) in tupleParts)
        {
            if (target == field)
            {
                text.Add(captures.IsSet(group), into[fieldOfGroup[group]]);
            }
        }

        into.Fix(field, text.End());
    }
}
