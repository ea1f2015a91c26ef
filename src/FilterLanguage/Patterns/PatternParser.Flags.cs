using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Patterns;

public sealed partial class PatternParser
{
    private const PatternFlags AlphabetFlags = PatternFlags.Ascii | PatternFlags.Unicode;

    // (?aimsux)  for the whole regex, or  (?aimsux-imsx: … )  for a part of it. L is for bytes and always refused.
    private ParsedFlags? ParseFlags(PatternFlags flags, int start)
    {
        var on = PatternFlags.None;
        while (IsFlag(out var flag))
        {
            on |= flag;
            if (flag == PatternFlags.None)
                return FailFlags(start, "flag 'L' is for byte strings");

            if ((on & AlphabetFlags) == AlphabetFlags)
                return FailFlags(start, "the flags 'a' and 'u' exclude each other");

            tokens.Advance();
        }

        if (tokens.Take(')'))
        {
            globalFlags |= on;
            return new ParsedFlags(true, globalFlags);
        }

        if ((on & PatternFlags.Template) != 0)
            return FailFlags(start, "flag 't' is for a whole regex");

        var off = PatternFlags.None;
        if (tokens.Take('-'))
        {
            while (IsFlag(out var flag))
            {
                off |= flag;
                if (flag is PatternFlags.None or PatternFlags.Ascii or PatternFlags.Unicode or PatternFlags.Template)
                    return FailFlags(start, "of the flags only 'i', 'm', 's' and 'x' can be turned off");

                tokens.Advance();
            }

            if (off == PatternFlags.None)
                return FailFlags(start, "a flag to turn off was expected behind '-'");
        }

        if (!tokens.Take(':'))
            return FailFlags(start, "expected the flags 'a', 'i', 'm', 's', 'u' or 'x', and ':' or ')'");

        if ((on & off) != 0)
            return FailFlags(start, "a flag is turned on and off");

        // Flags for an alphabet replace one another; the others add up.
        if ((on & AlphabetFlags) != 0)
            flags &= ~AlphabetFlags;

        return new ParsedFlags(false, (flags | on) & ~off);
    }

    // None for a letter that is a flag of Python's and never allowed here.
    private bool IsFlag(out PatternFlags flag)
    {
        flag = tokens.Escaped ? PatternFlags.None : tokens.Code switch
        {
            'a' => PatternFlags.Ascii,
            'i' => PatternFlags.IgnoreCase,
            'm' => PatternFlags.Multiline,
            's' => PatternFlags.DotAll,
            't' => PatternFlags.Template,
            'u' => PatternFlags.Unicode,
            'x' => PatternFlags.Verbose,
            _ => PatternFlags.None,
        };
        return flag != PatternFlags.None || tokens.Is('L');
    }

    private ParsedFlags? FailFlags(int start, string problem)
    {
        Fail(PatternFaults.BadFlags, start, tokens.Position - start, Written(start), problem);
        return null;
    }

    private sealed record ParsedFlags(bool Global, PatternFlags Flags);
}
