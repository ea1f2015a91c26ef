using System;
using System.Linq;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher in its place in a filter: knows which field each of its groups fills.</summary>
internal sealed class FilterRule
{
    private readonly FieldFiller filler;
    private readonly (int Group, int Field)[] meaningful;
    private readonly (int Index, int Group, int Field)[] alternates; // the meaningful ones
    private readonly int[] lineSkips;

    /// <summary>A matcher whose groups fill fields of <paramref name="fields"/>, which are added if need be.</summary>
    public FilterRule(Matcher matcher, FieldTable fields)
    {
        Matcher = matcher;
        Kind = matcher.Kind;
        filler = new FieldFiller(matcher.GroupNames, fields);
        meaningful = filler.FieldOfGroup.Select((field, group) => (group, field)).Where(pair => pair.field < FieldTable.Meaningful).ToArray();
        alternates = filler.Alternates.ToArray().Select((pair, index) => (index, pair.Group, pair.Field)).Where(alternate => alternate.Field < FieldTable.Meaningful).ToArray();
        HasTuple = filler.Tuples.ToArray().Any(field => field < FieldTable.Meaningful);
        var names = matcher.GroupNames.ToList();
        lineSkips = names.Select((_, number) => names.IndexOf(FormattableString.Invariant($"skiplines{number}"))).TakeWhile(group => group >= 0).ToArray();
    }

    /// <summary>The matcher.</summary>
    public Matcher Matcher { get; }

    /// <summary>What the matcher works with.</summary>
    public MatcherKind Kind { get; }

    /// <summary>The groups of <c>&lt;SKIPLINES&gt;</c>, in order.</summary>
    public ReadOnlySpan<int> LineSkips => lineSkips;

    /// <summary>Whether a field that means something is put together of several groups, and so has no place in the line.</summary>
    public bool HasTuple { get; }

    /// <summary>Copies all fields that the last match captured.</summary>
    /// <inheritdoc cref="FieldFiller.Fill"/>
    public void Fill(FieldSet into, in Captures captures, ReadOnlySpan<byte> line, DateCut cut, bool namesUnset, int leftOut = -1) =>
        filler.Fill(into, captures, line, cut, namesUnset, leftOut);

    /// <summary>Notes where the fields that mean something stand, in place of what was noted for them before.</summary>
    /// <param name="slots">Takes the places, by field; others are left as they are.</param>
    /// <param name="captures">The match; <see cref="HasTuple"/> is false.</param>
    /// <param name="length">Bytes of what was searched.</param>
    /// <param name="cut">What was left out of it.</param>
    /// <param name="origin">Where it begins in the text that places count from.</param>
    /// <returns>
    /// The fields that were set, as bits; negative where a value isn't one stretch of the text: the date stands in it, or it has the newline that
    /// ends every subject.
    /// </returns>
    public int Place(Span<FieldSlot> slots, in Captures captures, int length, DateCut cut, int origin)
    {
        var set = 0;
        foreach (var (group, field) in meaningful)
        {
            if (captures.IsSet(group))
            {
                var (start, end) = (captures.Start(group), captures.End(group));
                slots[field] = new FieldSlot(origin + start, end - start);
                set |= end <= length && (cut.Start == 0 || start >= cut.Start || end <= cut.Start) ? 1 << field : -1;
            }
        }

        return alternates.Length == 0 ? set : PlaceAlternates(slots, captures, length, cut, origin, set);
    }

    private int PlaceAlternates(Span<FieldSlot> slots, in Captures captures, int length, DateCut cut, int origin, int set)
    {

        foreach (var (index, group, field) in alternates)
        {
            if (filler.StandsIn(captures, index))
            {
                slots[field] = new FieldSlot(origin + captures.Start(group), captures.End(group) - captures.Start(group));
                set |= BitIfOneStretch(field, captures, group, length, cut);
            }
        }

        return set;
    }

    private static int BitIfOneStretch(int field, in Captures captures, int group, int length, DateCut cut) =>
        captures.End(group) <= length && (cut.Length == 0 || captures.Start(group) >= cut.Start || captures.End(group) <= cut.Start) ? 1 << field : -1;
}
