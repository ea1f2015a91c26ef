using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Makes up texts that could show the cost of a program.</summary>
/// <remarks>
/// Each ambiguity gives a prefix that leads to it, a pump that both of its loops read, and suffixes that should fail. Whether they do, and whether
/// the work then grows, only a run can tell: a program that may be slow in theory often isn't.
/// </remarks>
public static class AttackLines
{
    // Belongs to next to no class but those that take everything.
    private const string Stopper = "\u0001";

    private const int MostLines = 256;

    /// <summary>The texts to try, the most promising first; none for a program that is linear. At most a few hundred.</summary>
    public static IReadOnlyList<AttackLine> Candidates(Program program)
    {
        var ambiguities = Ambiguities.Of(program);
        var fromEntry = SampleText.WaysFrom(program.Entry);
        return
        [
            .. ambiguities.Where(a => a.First == a.Second).SelectMany(a => Lines(program, a, fromEntry))
                .Concat(Ambiguities.AmbiguousLoops(program).SelectMany(head => Lines(program, head, fromEntry)))
                .Concat(ambiguities.Where(a => a.First != a.Second).SelectMany(a => Lines(program, a, fromEntry)))
                .Where(line => line.Of(1).IndexOf('\n') < 0).Distinct().Take(MostLines),
        ];
    }

    // What the two loops share out is the text between them, again and again, or else any code point of both.
    private static IEnumerable<AttackLine> Lines(Program program, Ambiguity ambiguity, IReadOnlyDictionary<Operation, Operation?> fromEntry)
    {
        var (first, second, shared) = (ambiguity.First, ambiguity.Second, ambiguity.Shared);
        var start = first?.Next ?? program.Entry;
        var between = SampleText.Along(start, Ambiguities.Reached(program, first, shared), second, shared);
        var single = SampleText.CodePoint(c => shared.Contains(SampleText.FirstByte(c)) && Takes(first, c) && Takes(second, c));
        var pump = string.IsNullOrEmpty(between) ? single : between;
        var lead = first is null ? "" : SampleText.Along(program.Entry, fromEntry, first, FirstSet.All);
        if (between is null || pump is null || lead is null)
            return [];

        var low = first is null ? "" : string.Concat(Enumerable.Repeat(single ?? "", first.Kind == OperationKind.Dns ? 1 : first.Low));
        return Suffixes(program, second).Select(suffix => new AttackLine(lead + low, pump, suffix) { First = first?.Source, Second = second.Source });
    }

    // One iteration, along each of the ways it can be read.
    private static IEnumerable<AttackLine> Lines(Program program, Operation head, IReadOnlyDictionary<Operation, Operation?> fromEntry)
    {
        if (SampleText.Along(program.Entry, fromEntry, head, FirstSet.All) is not { } prefix)
            yield break;

        var within = SampleText.WaysFrom(head.Iteration);
        foreach (var choice in within.Keys.Where(o => o.IsChoice && o != head).SelectMany(o => o.Targets.Select(t => (Split: o, Target: t.Operation))))
        {
            var before = SampleText.Along(head.Iteration, within, choice.Split, FirstSet.All);
            var behind = SampleText.Along(choice.Target, SampleText.WaysFrom(choice.Target), head, FirstSet.All);
            if (before + behind is not { Length: > 0 } pump || before is null || behind is null)
                continue;

            foreach (var suffix in Suffixes(program, head))
                yield return new AttackLine(prefix, pump, suffix) { First = head.Source, Second = head.Source };
        }

        // A bounded run is a choice too.
        var runs = within.Keys.Where(o => o.Kind == OperationKind.Loop && o.High != Operation.Unbounded);
        foreach (var pump in runs.Select(run => SampleText.CodePoint(run.Class!.Contains)).OfType<string>())
        {
            foreach (var suffix in Suffixes(program, head))
                yield return new AttackLine(prefix, pump, suffix) { First = head.Source, Second = head.Source };
        }
    }

    // What would match, spoilt at its start or at its end, so that the literals that a match needs are there.
    private static IEnumerable<string> Suffixes(Program program, Operation last)
    {
        var next = last.IsStar ? last.WayOut : last.Next!;
        var ways = SampleText.WaysFrom(next);
        var accept = ways.Keys.FirstOrDefault(o => o.Kind is OperationKind.Accept or OperationKind.Done);
        var rest = accept is null ? "" : SampleText.Along(next, ways, accept, FirstSet.All) ?? "";
        var stop = SampleText.CodePoint(c => !Takes(last, c) && !last.First.Contains(SampleText.FirstByte(c)) && !next.First.Contains(SampleText.FirstByte(c))) ?? Stopper;
        yield return stop + rest;
        yield return rest + Stopper;

        if (rest.Length > 0)
            yield return rest.Substring(0, rest.Length - (rest.Length > 1 && char.IsLowSurrogate(rest[rest.Length - 1]) ? 2 : 1)) + Stopper;

        yield return stop;
    }

    private static bool Takes(Operation? loop, int codePoint) => loop is null || loop.Class?.Contains(codePoint) == true;
}
