using System.Collections.Generic;
using System.Text;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>Splits a line into words as a POSIX shell does, without expansions: blanks part words, quotes and <c>\</c> keep blanks.</summary>
public static class ShellWords
{
    /// <summary>The words of <paramref name="line"/>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">The words when true.</param>
    /// <param name="problem">What was found and what was expected when false.</param>
    public static bool TrySplit(string line, out List<string> words, out string? problem)
    {
        words = [];
        problem = null;
        StringBuilder? word = null;
        char? quote = null;
        for (var i = 0; i < line.Length; i++)
        {
            var value = line[i];
            if (value == '\\' && quote != '\'')
            {
                if (i + 1 == line.Length)
                {
                    problem = "a '\\' stands at the end; expected a character behind it";
                    return false;
                }

                // Within double quotes it stands for itself, except before the two characters that mean something there.
                var next = line[++i];
                word = (word ?? new StringBuilder()).Append(quote == '"' && next is not ('"' or '\\') ? "\\" : "").Append(next);
            }
            else if (value == quote)
            {
                quote = null;
            }
            else if (quote is null && value is '"' or '\'')
            {
                quote = value;
                word ??= new StringBuilder();
            }
            else if (quote is null && value is ' ' or '\t' or '\r' or '\n')
            {
                Take(words, ref word);
            }
            else
            {
                word = (word ?? new StringBuilder()).Append(value);
            }
        }

        Take(words, ref word);
        problem = quote is null ? null : $"a quote has no end; expected another {quote}";
        return problem is null;
    }

    private static void Take(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
