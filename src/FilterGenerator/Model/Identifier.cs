using System;
using System.Collections.Generic;
using System.Text;

namespace Banhammer.FilterGenerator.Model;

/// <summary>C# identifiers made of the names that users give to files and options.</summary>
internal static class Identifier
{
    /// <summary><c>apache-auth</c> gives <c>ApacheAuth</c>; only ASCII letters and digits remain.</summary>
    public static string Of(string name)
    {
        var identifier = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var symbol in name)
        {
            if (!IsLetter(symbol) && symbol is not (>= '0' and <= '9'))
            {
                startsWord = true;
                continue;
            }

            if (identifier.Length == 0 && !IsLetter(symbol))
            {
                identifier.Append("Filter");
            }

            identifier.Append(startsWord ? char.ToUpperInvariant(symbol) : symbol);
            startsWord = false;
        }

        return identifier.Length == 0 ? "Unnamed" : identifier.ToString();
    }

    /// <summary><paramref name="wanted"/>, or with the first number behind it that makes it new to <paramref name="taken"/>.</summary>
    public static string Unique(string wanted, HashSet<string> taken)
    {
        var unique = wanted;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = FormattableString.Invariant($"{wanted}_{i}");
        }

        return unique;
    }

    private static bool IsLetter(char symbol) => symbol is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
