using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Testing;

/// <summary>Counts what each regex of one kind found.</summary>
/// <param name="title">As in the heading: <c>Failregex</c>.</param>
/// <param name="regexes">In order.</param>
/// <param name="isVerbose">Whether regexes without hit are listed too.</param>
internal sealed class RegexTally(string title, IReadOnlyList<RegexSource> regexes, bool isVerbose)
{
    private readonly long[] hits = new long[regexes.Count];
    private readonly List<string>[] details = [.. regexes.Select(_ => new List<string>())];

    /// <summary>Counts a hit.</summary>
    /// <param name="index">Which regex, from 0.</param>
    /// <param name="detail">Shown below it; null: nothing.</param>
    public void Add(int index, string? detail)
    {
        hits[index]++;
        if (detail is not null)
        {
            details[index].Add(detail);
        }
    }

    /// <summary>Takes over counts made elsewhere.</summary>
    public void Set(IReadOnlyList<long> counts)
    {
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = counts[i];
        }
    }

    /// <summary>Prints the sum and the list.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {hits.Sum()} total"));
        var rows = Enumerable.Range(0, hits.Length).Where(i => hits[i] > 0 || isVerbose)
            .SelectMany(i => details[i].Prepend(string.Create(CultureInfo.InvariantCulture, $"{i + 1,2}) [{hits[i]}] {regexes[i].Text}")));
        SummaryList.Print(output, " #) [# of hits] regular expression", rows.ToArray());
    }
}
