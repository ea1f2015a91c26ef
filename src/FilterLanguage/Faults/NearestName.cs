using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Faults;

/// <summary>Guesses which name was meant by a misspelled one, by Levenshtein distance.</summary>
public static class NearestName
{
    /// <summary>
    /// The one of <paramref name="names"/> that takes the fewest insertions, deletions and replacements to become
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
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[right.Length];
    }
}
