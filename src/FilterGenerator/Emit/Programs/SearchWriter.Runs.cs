using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>Runs of a class, and the ends of loops and addresses.</summary>
internal sealed partial class SearchWriter
{
    private void WriteSpan(Operation span)
    {
        if (span is { Low: 0, High: 1, Stop: null })
        {
            text.Line(span.Class!.Wide == WideMembers.Some
                ? $"i += {classes.FieldOf(span.Class)}.WidthAt(text, i);"
                : $"if ({sets.Test("text[i]", ByteSet.Of(span.Class))}) i += {WidthOf(span.Class)};");
            return;
        }

        WriteRunEnd(span);
        if (span.Low > 0)
        {
            FailIf(
                span.Low == 1 ? "to == i"
                : IsOfBytes(span) ? $"to - i < {Number(span.Low)}"
                : $"Bytes.Advance(text, i, to, {Number(span.Low)}) < 0",
                span);
        }

        text.Line("i = to;");
    }

    private static bool IsOfBytes(Operation run) => run.Class!.Wide == WideMembers.None;

    // Sets the latest end of a run that begins at i.
    private void WriteRunEnd(Operation run)
    {
        text.Line($"{text.Local("to")} = {(run.High == Operation.Unbounded ? RunEnd(run) : $"{classes.FieldOf(run.Class!)}.BoundedEnd(text, i, 0, {Number(run.High)})")};");
        if (run.Stop is { } stop)
        {
            text.Line($"to = Bytes.StoppedEnd(text, i, to, end, {Utf8(stop)});");
        }

        CountScan(run, "to - i");
    }

    private string RunEnd(Operation run) => IsDot(run.Class!) ? "choices.LineEnd(text, i, end)" : $"{classes.FieldOf(run.Class!)}.End(text, i)";

    private static bool IsDot(CodePointClass set) => set.Wide == WideMembers.All && set.AsciiHigh == ulong.MaxValue && set.AsciiLow == ~(1UL << '\n');

    // The last end where what follows can start; the earlier ones become a choice.
    private void WriteGreedyLoop(Operation loop)
    {
        text.Local("least");
        WriteRunEnd(loop);
        if (loop.Low == 0)
        {
            text.Line("least = i;");
        }
        else if (IsOfBytes(loop))
        {
            FailIf($"to - i < {Number(loop.Low)}", loop);
            text.Line($"least = i + {Number(loop.Low)};");
        }
        else
        {
            text.Line($"least = Bytes.Advance(text, i, to, {Number(loop.Low)});");
            FailIf("least < 0", loop);
        }

        var retry = "Retry" + Number(loop.Index);
        text.Label(retry);
        if (loop.Literal is { } literal)
        {
            text.Line($"i = Bytes.LastAt(text, least, to, end, {SeldomBytes.Of(literal, loop.Next!)});");
            text.Line(Counted("budget -= (to - i) >> 4;"));
            FailIf("i < 0", loop);
        }
        else
        {
            text.Line("i = to;");
            WriteStepsBack(loop, ByteSet.Of(loop.Filter), "i == least");
        }

        WriteEarlierEnds(retry, "i > least", "Bytes.StepBack(text, i)");
    }

    // Back to an end where what follows can start.
    private void WriteStepsBack(Operation run, ByteSet filter, string isEarliest)
    {
        if (filter.IsAll)
        {
            return;
        }

        text.Line($"while ({sets.TestNot("text[i]", filter)})");
        text.Line("{");
        FailIf(isEarliest, run);
        text.Line("i = Bytes.StepBack(text, i);");
        text.Line(Counted("budget--;"));
        text.Line("}");
    }

    private void WriteEarlierEnds(string retry, string condition, string position)
    {
        text.Line($"if ({condition})");
        text.Line("{");
        Push(ResumeBy($"to = choice.Position; least = choice.Operand; {text.Goto(retry)}"), position, "least");
        text.Line("}");
    }

    // The first end where what follows can start; the later ones become a choice.
    private void WriteLazyLoop(Operation loop)
    {
        var isBounded = loop.High != Operation.Unbounded;
        text.Local("width");
        if (loop.Low > 0)
        {
            text.Line($"{text.Local("to")} = {classes.FieldOf(loop.Class!)}.BoundedEnd(text, i, {Number(loop.Low)}, {Number(loop.Low)});");
            FailIf("to < 0", loop);
            if (loop.Stop is { } stop)
            {
                FailIf($"Bytes.StoppedEnd(text, i, to, end, {Utf8(stop)}) < to", loop);
            }

            text.Line("i = to;");
        }

        if (isBounded)
        {
            text.Line($"{text.Local("taken")} = {Number(loop.Low)};");
        }

        var retry = "Retry" + Number(loop.Index);
        text.Label(retry);
        if (!isBounded && loop is { Literal: { } literal, Stop: null })
        {
            // Nothing but the literal can follow, so that what lies before it is taken at once.
            text.Line(Counted("budget -= (end - i) >> 4;"));
            text.Line($"{text.Local("to")} = Bytes.NextAt(text, i, end, {Utf8(literal)});");
            FailIf($"to < 0 || (to > i && {RunEnd(loop)} < to)", loop);
            text.Line("i = to;");
            text.Line($"width = {WidthAt(loop)};");
        }
        else
        {
            var filter = ByteSet.Of(loop.Filter);
            text.Line($"width = {WidthAt(loop)};");
            if (!filter.IsAll)
            {
                text.Line($"while ({sets.TestNot("text[i]", filter)})");
                text.Line("{");
                FailIf(isBounded ? $"width == 0 || taken == {Number(loop.High)}" : "width == 0", loop);
                text.Line("i += width;");
                text.Line($"width = {WidthAt(loop)};");
                if (isBounded)
                {
                    text.Line("taken++;");
                }

                text.Line(Counted("budget--;"));
                text.Line("}");
            }
        }

        text.Line(isBounded ? $"if (width > 0 && taken < {Number(loop.High)})" : "if (width > 0)");
        text.Line("{");
        var resume = ResumeBy($"i = choice.Position; {(isBounded ? "taken = choice.Operand; " : "")}{text.Goto(retry)}");
        Push(resume, "i + width", isBounded ? "taken + 1" : "0");
        text.Line("}");
    }

    private string WidthAt(Operation loop)
    {
        var width = $"{classes.FieldOf(loop.Class!)}.WidthAt(text, i)";
        return loop.Stop is { } stop ? $"{IsAt(stop)} ? 0 : {width}" : width;
    }

    // The last octet has up to three ends.
    private void WriteIp4(Operation operation)
    {
        // A local of its own: one whose address is taken stays in memory.
        text.Line($"i = Addresses.Ip4End(text, i, out {text.Local("octet")});");
        FailIf("i < 0", operation);
        var filter = ByteSet.Of(operation.Next!.First);
        if (operation.IsSingle)
        {
            WriteStepsBack(operation, filter, "Bytes.StepBack(text, i) == octet");
            return;
        }

        text.Line($"{text.Local("least")} = octet;");
        text.Line($"{text.Local("to")} = i;");
        var retry = "Retry" + Number(operation.Index);
        text.Label(retry);
        text.Line("i = to;");
        WriteStepsBack(operation, filter, "Bytes.StepBack(text, i) == least");
        WriteEarlierEnds(retry, "Bytes.StepBack(text, i) > least", "Bytes.StepBack(text, i)");
    }

    private void WriteIp6(Operation operation)
    {
        FailIf("!Addresses.CanBeIp6(text, i)", operation);
        var filter = ByteSet.Of(operation.Next!.First);
        text.Line(Counted("budget -= 3;"));
        text.Line($"{text.Local("to")} = Addresses.FindIp6Ends(text, i, choices);");
        text.Line("i = -1;");
        text.Line("for (var n = to - 1; n >= 0; n--)");
        text.Line("{");
        if (!filter.IsAll)
        {
            text.Line($"if ({sets.TestNot("text[choices.Ends[n]]", filter)}) continue;");
        }

        if (!operation.IsSingle)
        {
            text.Line("if (i >= 0)");
            text.Line("{");
            Push(ResumeAt(operation.Next!), "i");
            text.Line("}");
        }

        text.Line("i = choices.Ends[n];");
        text.Line("}");
        FailIf("i < 0", operation);
    }
}
