using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates.Patterns;

namespace Banhammer.Engine.Dates;

/// <summary>Reads the fields of a date from what its groups matched.</summary>
/// <remarks>A field is a group whose name is the letter of its token; other groups mean nothing.</remarks>
internal sealed class FieldReader
{
    private readonly StampKind kind;
    private readonly int valueGroup;
    private readonly (char Field, int Group)[] groups;
    private readonly int halfDayGroup;

    /// <param name="shape">Says what kind of stamp it is.</param>
    /// <param name="groupNames">Names of the groups by number; null for those without.</param>
    public FieldReader(TemplateShape shape, IReadOnlyList<string?> groupNames)
    {
        kind = shape.Kind;
        valueGroup = shape.ValueGroup;
        var found = new List<(char, int)>();
        for (var group = 1; group < groupNames.Count; group++)
        {
            if (groupNames[group] is not { Length: 1 } name) continue;
            if (name[0] == 'p') halfDayGroup = group;
            found.Add((name[0], group));
        }

        groups = kind == StampKind.Calendar ? [.. found] : [('\0', valueGroup)];
    }

    /// <summary>The groups that are fields, by the letters of their tokens; for stamps that count seconds, the value.</summary>
    public ReadOnlySpan<(char Field, int Group)> Groups => groups;

    /// <summary>Reads a match; false if it names a zone that is none, so that the text isn't a date after all.</summary>
    /// <param name="line">The line.</param>
    /// <param name="slots">Two offsets for each group, the whole match first; -1 for a group that took no part.</param>
    /// <param name="found">What the match says.</param>
    public bool TryRead(ReadOnlySpan<byte> line, ReadOnlySpan<int> slots, out DateFields found)
    {
        found = DateFields.At(slots[0], slots[1]);
        found.Kind = kind;
        if (slots.Length > 2 && slots[2] >= 0) found.Cut = new DateCut(slots[2], slots[3]);
        else found.Cut = new DateCut(found.Start, found.Start);
        if (kind != StampKind.Calendar)
        {
            var value = slots[valueGroup * 2] >= 0 ? line[slots[valueGroup * 2]..slots[valueGroup * 2 + 1]] : default;
            found.IsMalformed = !EpochText.TryRead(value, kind, out found.Microseconds);
            return true;
        }

        foreach (var (field, group) in groups)
        {
            var (from, to) = (slots[group * 2], slots[group * 2 + 1]);
            if (from >= 0 && to >= from && !TryReadField(ref found, field, line[from..to], line, slots)) return false;
        }

        return true;
    }

    private bool TryReadField(ref DateFields found, char field, ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, ReadOnlySpan<int> slots)
    {
        switch (field)
        {
            case 'Y': found.Year = Number(ref found, text); break;
            case 'y': found.Year = Number(ref found, text) is <= 2000 and var year ? year + 2000 : Number(ref found, text); break;
            case 'm': found.Month = Number(ref found, text); break;
            case 'b': found.Month = Name(ref found, text, DateTokens.Months, 3) + 1; break;
            case 'B': found.Month = Name(ref found, text, DateTokens.Months, 0) + 1; break;
            case 'd': found.Day = Number(ref found, text); break;
            case 'H': found.Hour = Number(ref found, text); break;
            case 'I': found.Hour = HalfDay(ref found, Number(ref found, text), line, slots); break;
            case 'M': found.Minute = Number(ref found, text); break;
            case 'S': found.Second = Number(ref found, text); break;
            case 'j': found.YearDay = Number(ref found, text); break;
            case 'a': found.WeekDay = Name(ref found, text, DateTokens.WeekDays, 3); break;
            case 'A': found.WeekDay = Name(ref found, text, DateTokens.WeekDays, 0); break;
            case 'w': found.WeekDay = Number(ref found, text) is > 0 and var day ? day - 1 : 6; break;
            case 'U' or 'W':
                found.WeekOfYear = Number(ref found, text);
                found.WeekStartsOnMonday = field == 'W';
                break;
            case 'z' or 'Z':
                var outcome = ZoneText.Read(text, out found.Zone);
                if (outcome == ZoneTextOutcome.UnknownName) return false;
                found.HasZone = true;
                found.IsMalformed |= outcome == ZoneTextOutcome.Malformed;
                break;
        }

        return true;
    }

    // 12 AM is midnight and 12 PM is noon; without either it is taken for AM.
    private int HalfDay(ref DateFields found, int hour, ReadOnlySpan<byte> line, ReadOnlySpan<int> slots)
    {
        var from = halfDayGroup > 0 ? slots[halfDayGroup * 2] : -1;
        var text = from < 0 ? default : line[from..slots[halfDayGroup * 2 + 1]];
        if (text.IsEmpty || Same(text, "am")) return hour == 12 ? 0 : hour;
        if (Same(text, "pm")) return hour == 12 ? 12 : hour + 12;
        return hour;
    }

    private static int Number(ref DateFields found, ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n\v\f"u8);
        var value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9' || value > 99_999_999)
            {
                found.IsMalformed = true;
                return 0;
            }

            value = value * 10 + (digit - '0');
        }

        found.IsMalformed |= text.IsEmpty;
        return value;
    }

    // Index of a name, of which the first letters only may be written; 0 for all of them.
    private static int Name(ref DateFields found, ReadOnlySpan<byte> text, string[] names, int letters)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (Same(text, letters == 0 ? names[i] : names[i].AsSpan(0, letters))) return i;
        }

        found.IsMalformed = true;
        return 0;
    }

    private static bool Same(ReadOnlySpan<byte> text, ReadOnlySpan<char> lowerCase)
    {
        if (text.Length != lowerCase.Length) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] | 0x20) != lowerCase[i]) return false;
        }

        return true;
    }
}
