using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Makes up short texts that operations take.</summary>
/// <remarks>Assertions, bodies of lookaheads and back-references aren't looked into: a text may turn out not to be taken.</remarks>
internal static class SampleText
{
    // What is plain to see comes first, then all of ASCII, then one of each kind beyond. No line feed: a line has none.
    private static readonly int[] codePoints =
        [.. "ax0 -".Select(c => (int)c).Concat(Enumerable.Range('!', 94)).Concat(Enumerable.Range(0, 128)).Concat([0xE9, 0xA0, 0x663, 0x2014]).Where(c => c != '\n').Distinct()];

    /// <summary>A code point that fulfils a condition; null if none comes to mind.</summary>
    public static string? CodePoint(Func<int, bool> condition) =>
        codePoints.Where(condition).Select(c => char.ConvertFromUtf32(c)).FirstOrDefault();

    /// <summary>The byte of an ASCII code point, and any byte beyond for others: what first sets are asked with.</summary>
    public static int FirstByte(int codePoint) => Math.Min(codePoint, 0xFF);

    /// <summary>A shortest text on a way between two operations.</summary>
    /// <param name="start">Where the way starts.</param>
    /// <param name="reached">The ways from there.</param>
    /// <param name="end">Where it ends; not taken.</param>
    /// <param name="within">Of what the text is made, if that is possible.</param>
    /// <returns>Null if the way isn't there, or an operation on it takes nothing that comes to mind.</returns>
    public static string? Along(Operation start, IReadOnlyDictionary<Operation, Operation?> reached, Operation end, FirstSet within)
    {
        if (!reached.ContainsKey(end))
            return null;

        var texts = new Stack<string>();
        for (var (next, operation) = (end, reached[end]); next != start && operation is not null; (next, operation) = (operation, reached[operation]))
        {
            if (Taken(operation, next, within) is not { } text)
                return null;

            texts.Push(text);
        }

        return string.Concat(texts);
    }

    /// <summary>The ways that texts can be made up for: not from an iteration that took nothing, since all here take something.</summary>
    public static Dictionary<Operation, Operation?> WaysFrom(Operation start) =>
        ProgramPaths.From(start, _ => true, o => o.Kind == OperationKind.Check ? [o.Next!] : o.Successors());

    private static string? Taken(Operation operation, Operation next, FirstSet within)
    {
        switch (operation.Kind)
        {
            case OperationKind.Literal:
                return Encoding.UTF8.GetString(operation.Text!);
            case OperationKind.Set:
                return Member(operation, within);
            case OperationKind.Loop:
            case OperationKind.Span:
                return operation.Low == 0 ? "" : Member(operation, within) is { } member ? string.Concat(Enumerable.Repeat(member, operation.Low)) : null;
            case OperationKind.Ip4:
                return "1.2.3.4";
            case OperationKind.Ip6:
                return "::1";
            case OperationKind.Dns:
                return CodePoint(c => CodePointClass.Word.Contains(c) && within.Contains(FirstByte(c))) ?? "a";
            case OperationKind.Atomic when next != operation.Body:
                var ways = WaysFrom(operation.Body!);
                return Along(operation.Body!, ways, ways.Keys.First(o => o.Kind == OperationKind.Done), within);
            default:
                return "";
        }
    }

    private static string? Member(Operation operation, FirstSet within) =>
        CodePoint(c => operation.Class!.Contains(c) && within.Contains(FirstByte(c))) ?? CodePoint(operation.Class!.Contains);
}
