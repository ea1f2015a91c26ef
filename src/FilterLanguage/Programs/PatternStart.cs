using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>What the text begins with that a regex matches, as far as one look at its first bytes can tell.</summary>
/// <remarks>
/// Law: it admits every text that could match. Most regexes of a filter are anchored and begin with a literal, so that of twenty of them one or
/// two are left for a line.
/// </remarks>
/// <param name="Literal">The ASCII text that it begins with, cut to <see cref="MostBytes"/>; empty where it begins in several ways.</param>
/// <param name="Low">The first bytes 0 to 63 as bits.</param>
/// <param name="High">The first bytes 64 to 127 as bits.</param>
/// <param name="BeyondAscii">Whether any other first byte may be.</param>
public sealed record PatternStart(string Literal, ulong Low, ulong High, bool BeyondAscii)
{
    /// <summary>As many bytes of a literal are told: those that one comparison of 64 bits takes.</summary>
    public const int MostBytes = 8;

    /// <summary>Of a regex that may match anywhere in a text, or of which nothing is known.</summary>
    public static PatternStart Any { get; } = new("", ulong.MaxValue, ulong.MaxValue, true);

    /// <summary>What can be told of a program.</summary>
    public static PatternStart Of(Program program)
    {
        if (program.Anchor != ProgramAnchor.Start)
        {
            return Any;
        }

        var first = program.Entry.First;
        var literal = LeadingLiteral(program.Entry) ?? [];
        return new PatternStart(
            Encoding.ASCII.GetString(literal.TakeWhile(value => value < 0x80).Take(MostBytes).ToArray()), // malformed text beyond ASCII is rewritten
            Bits(first, 0),
            Bits(first, 64),
            first.Contains(0x80));
    }

    /// <summary>The literal that each run of a program from the start of a text begins with, or null.</summary>
    public static byte[]? LeadingLiteral(Operation entry)
    {
        var operation = entry;
        while (operation.Kind is OperationKind.Save or OperationKind.Mark || operation is { Kind: OperationKind.At, Where: AssertionKind.Start })
        {
            operation = operation.Next!;
        }

        return operation.Kind == OperationKind.Literal ? operation.Text : null;
    }

    private static ulong Bits(FirstSet set, int from) =>
        Enumerable.Range(0, 64).Where(bit => set.Contains(from + bit)).Aggregate(0UL, (bits, bit) => bits | (1UL << bit));
}
