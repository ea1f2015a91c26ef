using System;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

public sealed partial class PatternParser
{
    // ( …   (?: …   (?P<name> …   (?P=name)   (?# …   (?= (?! (?<= (?<! …   (?(group) …   (?> …   (?flags)   (?flags: …
    private Item? ParseBracket(PatternFlags flags, int depth, bool first)
    {
        var start = tokens.Position;
        tokens.Advance();
        if (!tokens.Take('?'))
            return Plain(ParseGroup(null, 0, flags, depth, start));

        if (tokens.AtEnd)
            return FailGroup(start);

        if (tokens.Take('P'))
            return Plain(ParseNamed(flags, depth, start));

        if (tokens.Take(':'))
            return Plain(ParseBody(flags, depth, start));

        if (tokens.Take('#'))
            return SkipComment(start) ? Item.Nothing : null;

        if (tokens.Is('=') || tokens.Is('!') || tokens.Is('<'))
            return Plain(ParseLook(flags, depth, start));

        if (tokens.Take('('))
            return Plain(ParseConditional(flags, depth, start));

        if (tokens.Take('>'))
            return Plain(ParseBody(flags, depth, start) is { } body ? Place(new AtomicNode(body), start) : null);

        if (!IsFlag(out _) && !tokens.Is('-'))
            return FailExtension(start);

        return ParseFlags(flags, start) switch
        {
            null => null,
            { Global: true } when first => Item.Flags,
            { Global: true } => Plain(Fail(PatternFaults.FlagsNotAtStart, start, tokens.Position - start, Written(start))),
            { } scoped => Plain(ParseBody(scoped.Flags, depth, start)),
        };
    }

    private PatternNode? ParseBody(PatternFlags flags, int depth, int start)
    {
        var body = ParseAlternation(flags, depth + 1);
        return body is null || !Close(start) ? null : body;
    }

    private bool Close(int start)
    {
        if (tokens.Take(')'))
            return true;

        FailGroup(start);
        return false;
    }

    private PatternNode? ParseGroup(string? name, int nameOffset, PatternFlags flags, int depth, int start)
    {
        var number = groups.Count + 1;
        if (name is not null)
        {
            if (numbers.ContainsKey(name))
                return Fail(PatternFaults.DuplicateGroup, nameOffset, name.Length, name);

            numbers[name] = number;
        }

        groups.Add(new PatternGroup(number, name));
        widths.Add(null);
        var body = ParseBody(flags, depth, start);
        if (body is null)
            return null;

        widths[number - 1] = PatternWidth.Of(body, widths);
        return Place(new GroupNode(number, name, body), start);
    }

    private PatternNode? ParseNamed(PatternFlags flags, int depth, int start)
    {
        if (tokens.Take('<'))
        {
            var nameOffset = tokens.Position;
            return ParseName('>') is { } name ? ParseGroup(name, nameOffset, flags, depth, start) : null;
        }

        if (!tokens.Take('='))
            return FailExtension(start)?.Node;

        var offset = tokens.Position;
        if (ParseName(')') is not { } reference)
            return null;

        return numbers.TryGetValue(reference, out var number)
            ? Backreference(number, flags, start)
            : Fail(PatternFaults.UnknownGroup, offset, reference.Length, reference);
    }

    private PatternNode? Backreference(int number, PatternFlags flags, int start)
    {
        var written = Written(start);
        if (number > groups.Count || number == 0)
            return Fail(PatternFaults.UnknownGroup, start, written.Length, written);

        if (widths[number - 1] is null)
            return Fail(PatternFaults.OpenGroup, start, written.Length, written);

        return CanReferBehind(number, start, written)
            ? Place(new BackreferenceNode(number, (flags & PatternFlags.IgnoreCase) != 0), start)
            : null;
    }

    // Within a lookbehind only groups that were closed before it may be used: the width must be known.
    private bool CanReferBehind(int number, int start, string written)
    {
        if (groupsBeforeLookBehind is not { } before)
            return true;

        if (number > groups.Count || widths[number - 1] is null)
            Fail(PatternFaults.OpenGroup, start, written.Length, written);
        else if (number > before)
            Fail(PatternFaults.GroupOfSameLookBehind, start, written.Length, written);

        return fault is null;
    }

    private PatternNode? ParseLook(PatternFlags flags, int depth, int start)
    {
        var behind = tokens.Take('<');
        if (tokens.AtEnd)
            return FailGroup(start)?.Node;

        var negative = tokens.Is('!');
        if (!negative && !tokens.Is('='))
            return FailExtension(start)?.Node;

        tokens.Advance();
        var outer = groupsBeforeLookBehind;
        if (behind)
            groupsBeforeLookBehind ??= groups.Count;

        var body = ParseBody(flags, depth, start);
        groupsBeforeLookBehind = outer;
        if (body is null)
            return null;

        var width = behind ? PatternWidth.Of(body, widths) : default;
        return width.Low == width.High && width.High < PatternWidth.Unbounded
            ? Place(new LookNode(behind, negative, body), start)
            : Fail(PatternFaults.VariableLookBehind, start, tokens.Position - start, Written(start));
    }

    private PatternNode? ParseConditional(PatternFlags flags, int depth, int start)
    {
        var offset = tokens.Position;
        if (ParseReference() is not { } number || !CanReferBehind(number, offset, Written(offset)))
            return null;

        if (depth >= MaxDepth)
            return Fail(PatternFaults.TooDeep, start, 0, Number(MaxDepth));

        var yes = ParseSequence(flags, depth + 1, false);
        if (yes is null)
            return null;

        PatternNode? no = new SequenceNode(default) { Offset = tokens.Position };
        if (tokens.Take('|'))
            no = ParseSequence(flags, depth + 1, false);

        if (no is null)
            return null;

        if (tokens.Is('|'))
            return Fail(PatternFaults.ConditionalBranches, tokens.Position, 1);

        return Close(start) ? Place(new ConditionalNode(number, yes, no), start) : null;
    }

    // The group of a conditional: a name, or a number as Python's int() reads it, which may belong to a group that comes later.
    private int? ParseReference()
    {
        var offset = tokens.Position;
        if (ReadName(')') is not { } written)
            return null;

        if (PythonText.IsIdentifier(written))
        {
            if (numbers.TryGetValue(written, out var known))
                return known;

            Fail(PatternFaults.UnknownGroup, offset, written.Length, written);
            return null;
        }

        if (PythonText.ParseInteger(written) is not { } number || number < 0)
        {
            Fail(PatternFaults.BadGroupName, offset, written.Length, written);
            return null;
        }

        if (number is 0 or int.MaxValue)
        {
            Fail(PatternFaults.UnknownGroup, offset, written.Length, written);
            return null;
        }

        laterGroups.Add((number, offset, written.Length));
        return number;
    }

    private string? ParseName(char end)
    {
        var offset = tokens.Position;
        var name = ReadName(end);
        if (name is null || PythonText.IsIdentifier(name))
            return name;

        Fail(PatternFaults.BadGroupName, offset, name.Length, name);
        return null;
    }

    private string? ReadName(char end)
    {
        var start = tokens.Position;
        while (!tokens.AtEnd && !tokens.Is(end))
            tokens.Advance();

        var name = Written(start);
        if (name.Length > 0 && tokens.Take(end))
            return name;

        Fail(PatternFaults.BadGroupName, start, name.Length, name);
        return null;
    }

    private bool SkipComment(int start)
    {
        while (!tokens.AtEnd && !tokens.Is(')'))
            tokens.Advance();

        return Close(start);
    }

    private Item? FailGroup(int start) =>
        Plain(Fail(PatternFaults.UnclosedGroup, start, tokens.Position - start, Excerpt(start)));

    private Item? FailExtension(int start)
    {
        if (tokens.AtEnd)
            return FailGroup(start);

        tokens.Advance();
        return Plain(Fail(PatternFaults.UnknownExtension, start, tokens.Position - start, Written(start)));
    }

    // Enough of an open group to recognise it.
    private string Excerpt(int start)
    {
        const int enough = 20;
        return tokens.Text.Substring(start, Math.Min(enough, tokens.Text.Length - start));
    }
}
