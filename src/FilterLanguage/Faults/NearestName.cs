using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Faults;

/// <summary>Guesses which name was meant by a misspelled one, by Damerau and Levenshtein's distance.</summary>
public static class NearestName
{
    /// <summary>
    /// The one of <paramref name="names"/> that takes the fewest insertions, deletions, replacements and swaps of neighbours to become
    /// <paramref name="name"/>, or null if all are too far: more than 2, or more than a third of the name.
    /// </summary>
    public static string? Among(string name, IEnumerable<string> names)
    {
        var limit = Math.Min(2, Math.Max(1, name.Length / 3));
        return names
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit && candidate != name)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        // Rows of the table of distances between the starts of both: the one being filled, and the two above it.
        var (row, above, twoAbove) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var i = 0; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = i == 0 ? j : Math.Min(
                    above[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1),
                    Math.Min(row[j - 1], above[j]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }

            (row, above, twoAbove) = (twoAbove, row, above);
        }

        return above[right.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
