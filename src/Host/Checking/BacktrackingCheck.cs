using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Host.Checking;

/// <summary>Finds regexes whose search takes far longer than in proportion to the line, each with a line that shows it.</summary>
internal static class BacktrackingCheck
{
    // What a regex may cost here; most that grow show it with the first few texts.
    private const long MaxSteps = 24 << 20;
    private const int ShownLength = 48;
    private const int FewCopies = 3;

    /// <summary>The worst growth that could be shown, with its place in the source text; null for none.</summary>
    /// <param name="regex">What is searched for.</param>
    /// <param name="isSeen">Whether a text can be one that the regex sees.</param>
    public static PatternFault? Of(ReadPattern regex, Func<string, bool> isSeen)
    {
        if (regex.Tree is not { } tree || !ProgramCompiler.TryCompile(tree, out var program, out _) || program is null)
        {
            return null;
        }

        var cost = CostAnalysis.Of(program);
        if (cost.IsLinear)
        {
            return null;
        }

        var lines = AttackLines.Candidates(program).Select(line => line.AtLeast(tree.MinLength)).Where(line => isSeen(line.Of(FewCopies)));
        return Worst(lines, new SearchMeter(program), cost.IsExponential) is var (line, growth) ? Fault(regex, cost, line, growth) : null;
    }

    private static (AttackLine Line, Growth Growth)? Worst(IEnumerable<AttackLine> lines, SearchMeter searches, bool mayBeExponential)
    {
        (AttackLine Line, Growth Growth)? worst = null;
        var meter = new GrowthMeter(searches);
        foreach (var line in lines.TakeWhile(_ => meter.Spent < MaxSteps))
        {
            if (mayBeExponential && meter.Exponential(line) is { } exponential)
            {
                return (line, exponential);
            }

            if (meter.Polynomial(line) is { } polynomial && polynomial.Degree > (worst?.Growth.Degree ?? 1))
            {
                worst = (line, polynomial);
            }
        }

        return worst;
    }

    private static PatternFault Fault(ReadPattern regex, ProgramCost cost, AttackLine line, Growth growth)
    {
        var rule = growth.IsExponential ? CheckingFaults.Exponential : growth.Degree > 2 ? CheckingFaults.SteepPolynomial : CheckingFaults.Quadratic;
        var (offset, length) = line.Second is { Length: > 0 } part ? regex.Expanded.Source(part.Offset, part.Length) : (0, regex.Source.Length);
        return PatternFault.Of(
            rule,
            offset,
            length,
            Clash(regex, line),
            Example(line),
            Number(growth.Copies),
            Number(growth.Steps),
            Number(growth.MoreCopies),
            Number(growth.MoreSteps),
            cost.IsLinearWithMemory ? "Banhammer stays linear" : "Banhammer gives such a line up",
            Remedy(line));
    }

    private static string Clash(ReadPattern regex, AttackLine line)
    {
        var second = Text(regex, line.Second);
        return line.First is null ? $"the search, which may start anywhere, and {second}"
            : ReferenceEquals(line.First, line.Second) ? $"{second} and its own repetition"
            : $"{Text(regex, line.First)} and {second}";
    }

    private static string Remedy(AttackLine line) =>
        line.First is null ? "start the regex with '^' and what stands there"
            : ReferenceEquals(line.First, line.Second) ? "write the repetition so that each text can be read in one way only"
            : "let the two have no character in common, or put text between them that neither can read";

    private static string Text(ReadPattern regex, PatternNode? part)
    {
        if (part is not { Length: > 0 })
        {
            return "a host name";
        }

        var (offset, length) = regex.Expanded.Source(part.Offset, part.Length);
        return Quoted(regex.Source.Substring(offset, length));
    }

    private static string Example(AttackLine line) =>
        string.Join(" + ", new[] { (line.Prefix, ""), (line.Pump, " × n"), (line.Suffix, "") }.Where(piece => piece.Item1.Length > 0).Select(piece => Quoted(piece.Item1) + piece.Item2));

    private static string Quoted(string text)
    {
        var shown = string.Concat(text.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}") : c.ToString()));
        return shown.Length <= ShownLength ? $"'{shown}'" : $"'{shown.AsSpan(0, ShownLength / 2)}…{shown.AsSpan(shown.Length - (ShownLength / 2))}'";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
