using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>What each operation is in C#.</summary>
internal sealed partial class SearchWriter
{
    private const int LongestWords = 64; // bytes of a literal that are compared without a call
    private const int MostTests = 4;
    private const int MostWaysToGate = 4;

    private void Write(Operation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Accept:
                text.Line("return i;");
                return;
            case OperationKind.Done:
                WriteDone(operation, reach.OwnerOf(operation)!);
                return;
            case OperationKind.Split:
                WriteSplit(operation);
                return;
            case OperationKind.Look or OperationKind.Atomic:
                WriteBodyStart(operation);
                GoTo(operation.Body!);
                return;
            case OperationKind.Literal:
                WriteLiteral(operation);
                break;
            case OperationKind.Set:
                WriteSet(operation);
                break;
            case OperationKind.Span:
                WriteSpan(operation);
                break;
            case OperationKind.Loop when operation.IsLazy:
                WriteLazyLoop(operation);
                break;
            case OperationKind.Loop:
                WriteGreedyLoop(operation);
                break;
            case OperationKind.Save or OperationKind.Mark:
                WriteSave(operation);
                break;
            case OperationKind.Check:
                text.Line($"if (slots[{Number(operation.Slot)}] == i) {text.Goto(LabelOf(operation.Exit!))}");
                break;
            case OperationKind.IfSet:
                text.Line($"if (slots[{Number((2 * operation.Group) + 1)}] < 0) {text.Goto(LabelOf(operation.Exit!))}");
                break;
            case OperationKind.At:
                WriteAt(operation);
                break;
            case OperationKind.Behind:
                FailIf($"{(operation.IsNegative ? "" : "!")}{classes.FieldOf(operation.Class!)}.IsBefore(text, start, i)", operation);
                break;
            case OperationKind.Reference:
                var (from, to) = ($"slots[{Number(2 * operation.Group)}]", $"slots[{Number((2 * operation.Group) + 1)}]");
                CountScan(operation, $"{to} - {from}");
                text.Line($"i = Bytes.RepeatedEnd(text, i, end, {from}, {to});");
                FailIf("i < 0", operation);
                break;
            case OperationKind.Ip4:
                WriteIp4(operation);
                break;
            case OperationKind.Ip6:
                WriteIp6(operation);
                break;
            case OperationKind.Dns:
                CountScan(operation, "end - i");
                text.Line($"i = Addresses.HostNameEnd(text, start, i, isWhole: {(operation.IsSingle ? "true" : "false")});");
                FailIf("i < 0", operation);
                break;
        }

        GoTo(operation.Next!);
    }

    private void WriteLiteral(Operation operation)
    {
        var literal = operation.Text!;
        FailIf(literal.Length == 1 ? $"text[i] != {ByteSets.Literal(literal[0])}" : $"!{IsAt(literal)}", operation);
        text.Line($"i += {Number(literal.Length)};");
    }

    private static string IsAt(byte[] literal) => $"Bytes.{(literal.Length > LongestWords ? "LongAreAt" : "AreAt")}(text, i, {Utf8(literal)})";

    private void WriteSet(Operation operation)
    {
        var set = operation.Class!;
        if (set.Wide == WideMembers.Some)
        {
            text.Line($"{text.Local("width")} = {classes.FieldOf(set)}.WidthAt(text, i);");
            FailIf("width == 0", operation);
            text.Line("i += width;");
        }
        else
        {
            FailIf(sets.TestNot("text[i]", ByteSet.Of(set)), operation);
            text.Line($"i += {WidthOf(set)};");
        }
    }

    // Of a code point that is known to be a member.
    private static string WidthOf(CodePointClass set) => set.Wide == WideMembers.None ? "1" : "Bytes.WidthAt(text, i)";

    private void WriteSave(Operation operation)
    {
        var slot = Number(operation.Slot);
        if (reach.MustRemember(operation))
        {
            Push("Choice.Undo", $"slots[{slot}]", slot);
        }

        text.Line($"slots[{slot}] = i;");
    }

    // The subject has one newline at its end, so that the end is near where $ holds.
    private void WriteAt(Operation operation)
    {
        if (operation.Where == AssertionKind.Start && operation == program.Entry)
        {
            return;
        }

        FailIf(
            operation.Where switch
            {
                AssertionKind.Start => "i != start",
                AssertionKind.LineStart => @"i != start && text[i - 1] != (byte)'\n'",
                AssertionKind.End => "i < end - 1",
                AssertionKind.LineEnd => @"i != end && text[i] != (byte)'\n'",
                AssertionKind.VeryEnd => "i != end",
                AssertionKind.WordBoundary => $"!{classes.FieldOf(operation.Class!)}.IsBoundary(text, start, i)",
                _ => $"{classes.FieldOf(operation.Class!)}.IsBoundary(text, start, i)",
            },
            operation);
    }

    private void WriteBodyStart(Operation owner)
    {
        if (owner.Kind == OperationKind.Look)
        {
            text.Line($"{PlaceOf(owner)} = i;");
        }

        if (!reach.BodyPushes(owner))
        {
            return;
        }

        text.Line($"{BottomOf(owner)} = {text.Local(Top)};");
        if (owner.IsNegative)
        {
            Push(ResumeAt(owner.Next!), "i"); // the body failed
        }
    }

    private void WriteDone(Operation done, Operation owner)
    {
        if (reach.BodyPushes(owner))
        {
            text.Line(owner.IsNegative ? $"top = choices.Revert({BottomOf(owner)}, top, slots);" : $"top = choices.Commit({BottomOf(owner)}, top);");
        }

        if (owner.IsNegative)
        {
            text.Line(FailureOf(owner));
            return;
        }

        if (owner.Kind == OperationKind.Look)
        {
            text.Line($"i = {PlaceOf(owner)};");
        }

        GoTo(owner.Next!);
    }

    // What is viable at the next byte. Bytes at which nothing is go wherever most go: all ways fail there.
    private void WriteSplit(Operation split)
    {
        if (split.IsStar)
        {
            text.Line(Counted(StepOrGiveUp));
        }

        var outcomes = Enumerable.Range(0, split.Table.Count).Where(b => split.Table[b].Count > 0)
            .GroupBy(b => (Targets: split.Table[b], Forms: AddressForms.Of(split, b)))
            .Select(same => (same.Key.Targets, same.Key.Forms, Bytes: ByteSet.Where(b => same.Contains(b == ByteSet.End ? FirstSet.End : b))))
            .OrderBy(outcome => outcome.Bytes.Members.Count())
            .ToList();
        if (outcomes.Count == 0)
        {
            text.Line(FailureOf(split));
            return;
        }

        var tested = outcomes.GetRange(0, outcomes.Count - 1);
        if (tested.Count <= MostTests)
        {
            foreach (var (targets, forms, bytes) in tested)
            {
                var test = $"if ({sets.Test("text[i]", bytes)})";
                if (targets.Count == 1)
                {
                    text.Line($"{test} {text.Goto(LabelOf(targets[0].Operation))}");
                    continue;
                }

                text.Line(test);
                text.Line("{");
                WriteOutcome(split, targets, forms, null);
                text.Line("}");
            }
        }
        else
        {
            text.Line("switch (text[i])");
            text.Line("{");
            foreach (var (targets, forms, bytes) in tested)
            {
                text.Line($"case {string.Join(" or ", bytes.Members.Select(ByteSets.Literal))}:");
                WriteOutcome(split, targets, forms, null);
            }

            text.Line("}");
        }

        WriteOutcome(split, outcomes[outcomes.Count - 1].Targets, outcomes[outcomes.Count - 1].Forms, following);
    }

    // The first target; the others become choices, the last one lowest.
    private void WriteOutcome(Operation split, IReadOnlyList<SplitTarget> targets, AddressForms? forms, Operation? fallsTo)
    {
        if (forms is not null)
        {
            text.Line($"if (Addresses.CanBeIp6(text, i)) {text.Goto(LabelOf(forms.Ip6))}");
            text.Line(text.Goto(LabelOf(forms.Ip4)));
            return;
        }

        var first = targets[0];
        var firstGate = first.Gate is { } gate && !IsNear(first.Operation, gate, MostWaysToGate) ? gate : null;
        if (targets.Count == 2 && firstGate is not null)
        {
            CountScan(split, "end - i");
            text.Line($"if ({IsShut(first)}) {text.Goto(LabelOf(targets[1].Operation))}");
        }

        foreach (var other in targets.Skip(1).Reverse())
        {
            if (other.Gate is null)
            {
                Push(ResumeAt(other.Operation), "i");
            }
            else
            {
                CountScan(split, "end - i");
                text.Line($"if (!({IsShut(other)}))");
                text.Line("{");
                Push(ResumeAt(other.Operation), "i");
                text.Line("}");
            }
        }

        if (targets.Count > 2 && firstGate is not null)
        {
            CountScan(split, "end - i");
            text.Line($"if ({IsShut(first)}) {text.Goto(FailLabel)}");
        }

        if (first.Operation != fallsTo)
        {
            text.Line(text.Goto(LabelOf(first.Operation)));
        }
    }

    // Whether only literals and sets stand before the literal that a gate asks for: then trying the way costs less than asking.
    private static bool IsNear(Operation operation, byte[] gate, int mostWays)
    {
        while (mostWays > 0)
        {
            switch (operation.Kind)
            {
                case OperationKind.Literal when Encoding.UTF8.GetString(operation.Text).Contains(Encoding.UTF8.GetString(gate)):
                    return true;
                case OperationKind.Literal or OperationKind.Set or OperationKind.Save or OperationKind.Mark:
                    operation = operation.Next!;
                    break;
                case OperationKind.Split when !operation.IsStar:
                    var ways = operation.Table.SelectMany(targets => targets).Select(target => target.Operation).Distinct().ToList();
                    return ways.Count <= mostWays && ways.All(way => IsNear(way, gate, mostWays / ways.Count));
                default:
                    return false;
            }
        }

        return false;
    }

    private static string IsShut(SplitTarget target) => $"Bytes.NextAt(text, i, end, {Utf8(target.Gate!)}) < 0";
}
