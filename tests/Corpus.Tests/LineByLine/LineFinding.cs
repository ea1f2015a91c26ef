using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Corpus.Tests.LineByLine;

/// <summary>What one line of several gave.</summary>
/// <param name="Line">Which, from 0.</param>
/// <param name="Regex">Which failregex, from 0.</param>
/// <param name="Id">Who is counted; null if nobody is known yet.</param>
/// <param name="Address">The address, where another id is counted.</param>
/// <param name="NoFail">Not a failure by itself.</param>
/// <param name="Lines">The lines that it sums up.</param>
/// <param name="Users">The users of its session.</param>
/// <param name="Fields">All other groups with a value.</param>
internal sealed record LineFinding(
    int Line, int Regex, string? Id, string? Address, bool NoFail, IReadOnlyList<string> Lines, IReadOnlyList<string> Users, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>All of it in one text, to compare and to show.</summary>
    public override string ToString() =>
        $"line {Line} regex {Regex}: {Id ?? "nobody"}{(Address is null ? "" : " at " + Address)}{(NoFail ? " (no failure)" : "")} "
        + $"[{string.Join(" | ", Lines)}] {{{string.Join(", ", Users.Order())}}} {string.Join(", ", Fields.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}"))}";
}
