using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>Copies what the groups of a regex captured into fields: all of them, for show, and those that are put together of several groups.</summary>
internal sealed class FieldFiller
{
    private readonly int[] fieldOfGroup;
    private readonly (int Group, int Field)[] alternates;
    private readonly (int Group, int Field)[] tupleParts;
    private readonly int[] tuples; // their fields

    /// <summary>A filler whose groups fill fields of <paramref name="fields"/>, which are added if need be.</summary>
    public FieldFiller(IReadOnlyList<string> groupNames, FieldTable fields)
    {
        fieldOfGroup = fields.FieldsOf(groupNames);
        alternates = fields.CompositesOf(groupNames, "alt_");
        tupleParts = fields.CompositesOf(groupNames, "tuple_");
        tuples = tupleParts.Select(part => part.Field).Distinct().ToArray();
    }

    /// <summary>The field of each group.</summary>
    public IReadOnlyList<int> FieldOfGroup => fieldOfGroup;

    /// <summary>Groups that stand in for a field, in the order of trial.</summary>
    public ReadOnlySpan<(int Group, int Field)> Alternates => alternates;

    /// <summary>Fields that are put together of several groups.</summary>
    public ReadOnlySpan<int> Tuples => tuples;

    /// <summary>Whether a match's alternate of this index is to stand in for its field: it has text, and nothing before it has.</summary>
    public bool StandsIn(in Captures captures, int index) => captures.HasText(alternates[index].Group) && !HasText(captures, alternates[index].Field, index);

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
            if (StandsIn(captures, i))
            {
                into.Copy(fieldOfGroup[alternates[i].Group], alternates[i].Field);
            }
        }

        foreach (var field in tuples)
        {
            FillTuple(into, captures, field);
        }
    }

    // Whether a field has text by its own group or by one of the first alternates.
    private bool HasText(in Captures captures, int field, int alternatesTried)
    {
        if (Array.IndexOf(fieldOfGroup, field) is var own and >= 0 && captures.HasText(own))
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
        var hadValue = (Array.IndexOf(fieldOfGroup, field) is var own and >= 0 && captures.IsSet(own)) || HasText(captures, field, alternates.Length);
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
