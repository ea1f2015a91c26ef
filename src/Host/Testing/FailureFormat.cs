using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Testing;

/// <summary>The forms in which scripts get a failure, as the peer's <c>--out</c> names them. Each gives any number of texts.</summary>
internal static class FailureFormat
{
    /// <summary>
    /// The form of that name: <c>id</c>, <c>fid</c>, <c>ip</c>, <c>msg</c>, <c>row</c>, a text with tags, or the name of a field.
    /// </summary>
    /// <param name="name">As given.</param>
    /// <param name="now">Stands in for the time of a failure without one where a text asks for it.</param>
    public static Func<TestedFailure, IEnumerable<string>> Of(string name, TestedTime now) => name switch
    {
        "id" or "fid" => failure => [failure.Id ?? "None"],
        "ip" => failure => [failure.Address ?? "None"],
        "msg" => failure => failure.Lines,
        "row" => failure => [Row(failure)],
        "matches" => failure => [string.Join('\n', failure.Lines)],
        _ when name.Contains('<', StringComparison.Ordinal) => new FailureTemplate(name, now).Fill,
        _ => failure => [failure.TextOf(name) ?? "None"],
    };

    // A row of a Python list, blanks and all.
    private static string Row(TestedFailure failure)
    {
        var fields = failure.Fields.Select(field => $"{PythonLiteral.Of(field.Key)}: {failure.LiteralOf(field)}");
        return $"[{PythonLiteral.Of(failure.Id)},\t{failure.Time?.ToString() ?? "None"},\t{{{string.Join(", ", fields)}}}],";
    }
}
