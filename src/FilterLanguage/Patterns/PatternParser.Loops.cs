using System.Collections.Generic;
using System.Globalization;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

public sealed partial class PatternParser
{
    // Python's MAXREPEAT; it and all above are refused.
    private const long RepeatLimit = 4294967295;

    // * + ? {m} {m,} {,n} {m,n} {,}: any other { is a literal. Bounds are null where nothing is written.
    private bool IsQuantifier(out long low, out long? high, out int length)
    {
        low = 0;
        high = null;
        length = 1;
        if (tokens.Escaped)
            return false;

        switch (tokens.Code)
        {
            case '*':
                return true;
            case '+':
                low = 1;
                return true;
            case '?':
                high = 1;
                return true;
            case '{':
                break;
            default:
                return false;
        }

        var text = tokens.Text;
        var i = tokens.Position + 1;
        if (i < text.Length && text[i] == '}')
            return false;

        var first = Digits(text, ref i);
        var second = first;
        if (i < text.Length && text[i] == ',')
        {
            i++;
            second = Digits(text, ref i);
        }

        if (i >= text.Length || text[i] != '}')
            return false;

        low = first ?? 0;
        high = second;
        length = i + 1 - tokens.Position;
        return true;
    }

    // Null for none; large numbers stay at the limit.
    private static long? Digits(string text, ref int i)
    {
        long? value = null;
        while (i < text.Length && text[i] is >= '0' and <= '9')
        {
            value = System.Math.Min(RepeatLimit, ((value ?? 0) * 10) + text[i] - '0');
            i++;
        }

        return value;
    }

    private bool Repeat(List<Item> items, long low, long? high, int length)
    {
        var start = tokens.Position;
        var written = tokens.Text.Substring(start, length);
        if (low >= RepeatLimit || high >= RepeatLimit)
            return FailRepeat(PatternFaults.RepeatTooLarge, start, written);

        if (high < low)
            return FailRepeat(PatternFaults.RepeatOutOfOrder, start, written);

        if (items.Count == 0 || items[items.Count - 1].IsAssertion)
            return FailRepeat(PatternFaults.NothingToRepeat, start, written);

        var last = items[items.Count - 1];
        if (last.IsLoop)
            return FailRepeat(PatternFaults.MultipleRepeat, start, written);

        tokens.Seek(start + length);
        var mode = tokens.Take('?') ? LoopMode.Lazy : tokens.Take('+') ? LoopMode.Possessive : LoopMode.Greedy;

        // No text is as long as an int can count, so a bound beyond that is none.
        var loop = new LoopNode(last.Node!, (int)System.Math.Min(low, int.MaxValue), high >= int.MaxValue ? null : (int?)high, mode);
        items[items.Count - 1] = last with { Node = Place(loop, last.Start), IsLoop = true };
        return true;
    }

    private bool FailRepeat(FaultRule rule, int offset, string written)
    {
        Fail(rule, offset, written.Length, written);
        return false;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
