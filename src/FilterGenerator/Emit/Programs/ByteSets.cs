using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>The tests of bytes that a file needs: small sets as comparisons, others as bits of tables, eight sets a table.</summary>
internal sealed class ByteSets
{
    private const string Is = "is ";
    private const string IsNot = "is not ";
    private const int SetsATable = 8;
    private const int MostCompared = 3; // a table's load costs as much
    private const int BytesALine = 32;
    private readonly List<ByteSet> tabled = [];

    /// <summary>C# for whether a byte is a member.</summary>
    /// <param name="value">C# for the byte; it doesn't continue a code point.</param>
    /// <param name="set">The set.</param>
    public string Test(string value, ByteSet set) => Test(value, set, Is, IsNot, "!= 0");

    /// <summary>C# for whether a byte is no member.</summary>
    public string TestNot(string value, ByteSet set) => Test(value, set, IsNot, Is, "== 0");

    private string Test(string value, ByteSet set, string isMember, string isOther, string hasBit)
    {
        var (members, others) = (set.Members.ToList(), set.Others.ToList());
        if (members.Count == 0 || others.Count == 0)
        {
            return members.Count == 0 == (hasBit == "!= 0") ? "false" : "true";
        }

        if (members.Count <= MostCompared)
        {
            return value + " " + isMember + Either(members);
        }

        if (others.Count <= MostCompared)
        {
            return value + " " + isOther + Either(others);
        }

        if (members[members.Count - 1] - members[0] == members.Count - 1)
        {
            var range = $">= {Literal(members[0])} and <= {Literal(members[members.Count - 1])}";
            return value + " " + (isMember == Is ? Is + range : $"{isMember}({range})");
        }

        var index = tabled.IndexOf(set);
        if (index < 0)
        {
            index = tabled.Count;
            tabled.Add(set);
        }

        return $"(Sets{Number(index / SetsATable)}[{value}] & {Number(1 << (index % SetsATable))}) {hasBit}";
    }

    private static string Either(List<int> bytes) =>
        bytes.Count == 1 ? Literal(bytes[0]) : $"({string.Join(" or ", bytes.Select(Literal))})";

    /// <summary>Writes the tables.</summary>
    public void Write(SourceWriter writer)
    {
        for (var first = 0; first < tabled.Count; first += SetsATable)
        {
            var sets = tabled.Skip(first).Take(SetsATable).ToList();
            writer.Line();
            writer.Line("// Of each byte the sets that it is in, a bit each.");
            using (writer.List($"private static ReadOnlySpan<byte> Sets{Number(first / SetsATable)} =>", ";"))
            {
                for (var row = 0; row <= ByteSet.End; row += BytesALine)
                {
                    writer.Line(string.Join(", ", Enumerable.Range(row, BytesALine).Select(b => Number(BitsOf(b, sets)))) + ",");
                }
            }
        }
    }

    /// <summary>C# for a byte.</summary>
    public static string Literal(int value) => value switch
    {
        '\'' or '\\' => $"(byte)'\\{(char)value}'",
        '\n' => @"(byte)'\n'",
        >= ' ' and < 0x7F => $"(byte)'{(char)value}'",
        _ => "0x" + value.ToString("X2", CultureInfo.InvariantCulture),
    };

    private static int BitsOf(int b, List<ByteSet> sets) => sets.Select((set, i) => set.Contains(b) ? 1 << i : 0).Sum();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
