using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Writes programs for people: one operation a line, by its index.</summary>
/// <remarks>
/// An operation goes on to the next line unless the line ends with <c>→</c> and where it goes. A class is listed by its ASCII members; behind it,
/// <c>…</c> stands for all code points beyond, and <c>?</c> for some.
/// </remarks>
public static class ProgramListing
{
    /// <summary>The listing; lines end with a line feed.</summary>
    public static string Of(Program program)
    {
        var text = new StringBuilder();
        foreach (var operation in program.Operations)
        {
            text.Append(Number(operation.Index).PadLeft(4)).Append("  ").Append(Name(operation));
            foreach (var operand in Operands(operation))
                text.Append(' ').Append(operand);

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Name(Operation operation) => operation.Kind.ToString().ToLowerInvariant();

    private static IEnumerable<string> Operands(Operation operation)
    {
        if (operation.IsNegative)
            yield return "not";

        if (operation.IsStar)
            yield return "star";

        if (operation.Kind == OperationKind.At)
            yield return operation.Where.ToString();

        if (operation.Class is { } set)
            yield return Class(set);

        if (operation.Kind is OperationKind.Literal)
            yield return Quoted(operation.Text!);

        if (operation.Kind is OperationKind.Span or OperationKind.Loop)
        {
            yield return Bounds(operation) + (operation.IsLazy && operation.Kind == OperationKind.Loop ? "?" : "");

            if (operation.Stop is { } stop)
                yield return "before " + Quoted(stop);

            if (operation.Literal is { } literal && operation.Kind == OperationKind.Loop)
                yield return "to " + Quoted(literal);
        }

        if (operation.Kind is OperationKind.Save or OperationKind.Mark or OperationKind.Check)
            yield return Number(operation.Slot);

        if (operation.Kind is OperationKind.Reference or OperationKind.IfSet)
            yield return "group " + Number(operation.Group);

        if (operation.IsSingle)
            yield return "single";

        foreach (var target in operation.Targets)
            yield return Number(target.Operation.Index) + (target.Gate is { } gate ? " if " + Quoted(gate) : "");

        if (operation.Body is { } body)
            yield return "body " + Number(body.Index);

        if (operation.Exit is { } exit)
            yield return "else " + Number(exit.Index);

        if (operation.Next is { } next && next.Index != operation.Index + 1)
            yield return "→ " + Number(next.Index);
    }

    private static string Bounds(Operation operation) => (operation.Low, operation.High) switch
    {
        (0, Operation.Unbounded) => "*",
        (1, Operation.Unbounded) => "+",
        (0, 1) => "?",
        (var low, Operation.Unbounded) => "{" + Number(low) + ",}",
        var (low, high) when low == high => "{" + Number(low) + "}",
        var (low, high) => "{" + Number(low) + "," + Number(high) + "}",
    };

    /// <summary>A class in brackets; of a large one what it leaves out, which is shorter.</summary>
    internal static string Class(CodePointClass set)
    {
        const int ascii = 128;
        var members = Enumerable.Range(0, ascii).Where(set.Contains).ToList();
        var negated = members.Count > ascii / 2;
        var shown = negated ? Enumerable.Range(0, ascii).Except(members).ToList() : members;
        var text = new StringBuilder(negated ? "[^" : "[");
        for (var i = 0; i < shown.Count; i++)
        {
            var last = i;
            while (last + 1 < shown.Count && shown[last + 1] == shown[last] + 1)
                last++;

            text.Append(Visible((byte)shown[i]));
            if (last > i + 1)
                text.Append('-').Append(Visible((byte)shown[last]));

            i = last > i + 1 ? last : i;
        }

        return text + "]" + set.Wide switch { WideMembers.All => "…", WideMembers.Some => "?", _ => "" };
    }

    private static string Quoted(byte[] text) => "'" + string.Concat(text.Select(Visible)) + "'";

    private static string Visible(byte value) => value is > 0x20 and < 0x7F and not (byte)'\'' and not (byte)'\\' || value == ' '
        ? ((char)value).ToString()
        : @"\x" + value.ToString("x2", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
