using System.Collections.Generic;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

public sealed partial class PatternParser
{
    // [ ^? item+ ] where ] is a member if it comes first, - is one at the end, and [ always.
    private PatternNode? ParseClass(PatternFlags flags)
    {
        var start = tokens.Position;
        tokens.Advance();
        var negated = tokens.Take('^');
        var items = new List<ClassItem>();
        while (items.Count == 0 || !tokens.Is(']'))
        {
            var from = tokens.Position;
            if (ParseMember(start) is not { } low)
                return null;

            if (!tokens.Take('-'))
            {
                Add(items, low);
                continue;
            }

            if (tokens.Is(']'))
            {
                Add(items, low);
                Add(items, ClassItem.Of('-'));
                break;
            }

            if (ParseMember(start) is not { } high)
                return null;

            if (low.Category != ClassCategory.None || high.Category != ClassCategory.None || high.Low < low.Low)
                return Fail(PatternFaults.BadRange, from, tokens.Position - from, tokens.Text.Substring(from, tokens.Position - from));

            Add(items, new ClassItem(low.Low, high.Low, ClassCategory.None));
        }

        tokens.Advance();
        if (items.Count == 1 && !negated && items[0] is { Category: ClassCategory.None } only && only.Low == only.High)
            return Literal(only.Low, flags, start);

        return Place(Class(items, negated, flags), start);
    }

    private static ClassNode Class(IEnumerable<ClassItem> items, bool negated, PatternFlags flags) =>
        new(items.ToEquatableArray(), negated, (flags & PatternFlags.IgnoreCase) != 0, (flags & PatternFlags.Ascii) != 0);

    private static void Add(List<ClassItem> items, ClassItem item)
    {
        if (!items.Contains(item))
            items.Add(item);
    }

    private ClassItem? ParseMember(int classStart)
    {
        if (tokens.AtLoneBackslash)
        {
            FailLoneBackslash();
            return null;
        }

        if (tokens.AtEnd)
        {
            Fail(PatternFaults.UnclosedClass, classStart, tokens.Position - classStart, tokens.Text.Substring(classStart));
            return null;
        }

        var code = tokens.Code;
        if (!tokens.Escaped)
        {
            tokens.Advance();
            return ClassItem.Of(code);
        }

        if (CategoryOf(code) is { } category)
        {
            tokens.Advance();
            return ClassItem.Of(category);
        }

        if (code == 'b')
        {
            tokens.Advance();
            return ClassItem.Of('\b');
        }

        if (code is '8' or '9')
        {
            FailEscape();
            return null;
        }

        return (code is >= '0' and <= '7' ? ParseOctal(2) : ParseCharacterEscape()) is { } value ? ClassItem.Of(value) : null;
    }

    private static ClassCategory? CategoryOf(int code) => code switch
    {
        'd' => ClassCategory.Digit,
        'D' => ClassCategory.NotDigit,
        's' => ClassCategory.Space,
        'S' => ClassCategory.NotSpace,
        'w' => ClassCategory.Word,
        'W' => ClassCategory.NotWord,
        _ => null,
    };
}
