using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>Chooses two bytes by which a search for a literal tells most places of a log apart.</summary>
internal static class SeldomBytes
{
    private const int MostBehind = 32; // a vector is read from there

    /// <summary>The arguments of the search: the literal, the index of a byte of it, and place and value of another byte that must follow.</summary>
    /// <param name="literal">What is sought.</param>
    /// <param name="from">The operation that reads it; what stands at a fixed distance behind it may be asked for as well.</param>
    public static string Of(byte[] literal, Operation from)
    {
        var known = literal.Select((value, at) => (Value: value, At: at)).ToList();
        known.AddRange(Behind(from, literal.Length));
        var seldom = known.Take(literal.Length).OrderBy(pair => Frequency(pair.Value)).First();
        var other = known.Where(pair => pair.At != seldom.At).OrderBy(pair => Frequency(pair.Value)).DefaultIfEmpty(seldom).First();
        return string.Format(CultureInfo.InvariantCulture, "{0}u8, {1}, {2}, {3}", StringLiteral.Of(System.Text.Encoding.UTF8.GetString(literal)), seldom.At, other.At, ByteSets.Literal(other.Value));
    }

    // The bytes that stand at fixed places behind the literal.
    private static IEnumerable<(byte Value, int At)> Behind(Operation operation, int literalLength)
    {
        for (var at = 0; at < MostBehind; operation = operation.Next!)
        {
            switch (operation.Kind)
            {
                case OperationKind.Save or OperationKind.Mark:
                    break;
                case OperationKind.Set when operation.Class!.Wide == WideMembers.None:
                    at++;
                    break;
                case OperationKind.Literal:
                    foreach (var value in operation.Text!)
                    {
                        if (at >= literalLength && at < MostBehind)
                        {
                            yield return (value, at);
                        }

                        at++;
                    }

                    break;
                default:
                    yield break;
            }
        }
    }

    // Of what logs consist of, roughly: spaces and small letters most, then digits and what joins words.
    private static int Frequency(byte value) => (char)value switch
    {
        ' ' => 10,
        'e' or 'a' or 'i' or 'o' or 'n' or 'r' or 's' or 't' => 9,
        >= 'a' and <= 'z' => 7,
        >= '0' and <= '9' => 8,
        '.' or '-' or '/' or '=' or '"' => 6,
        >= 'A' and <= 'Z' => 4,
        ':' => 3,
        _ => 2,
    };
}
