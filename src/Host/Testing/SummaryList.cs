using System.Collections.Generic;
using System.IO;

namespace Banhammer.Host.Testing;

/// <summary>The lists of the summary, drawn as the peer draws them.</summary>
internal static class SummaryList
{
    /// <summary>Prints a list; nothing if it is empty.</summary>
    public static void Print(TextWriter output, string? heading, IReadOnlyCollection<string> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (heading is not null)
        {
            output.WriteLine("|- " + heading);
        }

        foreach (var row in rows)
        {
            output.WriteLine("|  " + row);
        }

        output.WriteLine("`-");
    }
}
