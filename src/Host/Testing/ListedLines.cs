using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Host.Testing;

/// <summary>Counts the lines of one outcome and keeps those that are to be listed.</summary>
/// <param name="outcome">As in the heading: <c>Missed</c>.</param>
/// <param name="listing">Which are listed.</param>
/// <param name="few">As many are too many to be listed unasked.</param>
/// <param name="rows">What is shown of a line; null: itself.</param>
internal sealed class ListedLines(string outcome, LineListing listing, int few, Func<string, IEnumerable<string>>? rows = null)
{
    private readonly List<string> lines = [];

    /// <summary>Lines so far.</summary>
    public long Count { get; private set; }

    private bool IsListed => listing == LineListing.All || (listing == LineListing.Few && Count < few);

    /// <summary>Counts a line.</summary>
    public void Add(in TestedLine line)
    {
        Count++;
        if (IsListed)
        {
            lines.Add(line.Text);
        }
    }

    /// <summary>Counts a line that came before as one of another outcome, because a later line has completed a match.</summary>
    public void MoveTo(ListedLines other, string line)
    {
        Count--;
        lines.Remove(line);
        other.Count++;
        if (other.IsListed)
        {
            other.lines.Add(line);
        }
    }

    /// <summary>Prints the lines, or how many they are.</summary>
    public void Print(TextWriter output)
    {
        if (listing == LineListing.None || Count == 0)
        {
            return;
        }

        if (listing == LineListing.Few && Count >= few)
        {
            output.WriteLine($"{outcome} line(s): too many to print.  Use --print-all-{outcome.ToLowerInvariant()} to print all {Count} lines");
        }
        else
        {
            var shown = rows is null ? lines : lines.SelectMany(rows);
            SummaryList.Print(output, $"{outcome} line(s):", shown.Select(row => row.TrimEnd()).ToArray());
        }
    }
}
