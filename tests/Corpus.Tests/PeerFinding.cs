using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Banhammer.Corpus.Tests;

/// <summary>A failure that one of the two testers shows in a line, as the peer's <c>-o row</c> has it, in one form for both.</summary>
/// <param name="Line">The line of the log that it was found in, from 1.</param>
/// <param name="Id">What would be banned; the exception where the peer's program ends with one.</param>
/// <param name="Time">Seconds since 1970; null for none.</param>
/// <param name="Data">The groups that have a value, by name.</param>
/// <param name="Matches">The lines that it sums up, a text with a line each.</param>
internal sealed record PeerFinding(int Line, string Id, double? Time, string Data, string Matches)
{
    // Told by the id, or how the peer keeps a session.
    private static readonly string[] leftOut = ["nofail", "mlfpending", "nofail-matches"];

    /// <summary>The peer's program would have ended at this line, or hung.</summary>
    public bool IsRaised { get; private init; }

    /// <summary>What <c>-o row</c> prints for it; empty where the finding wasn't read from there.</summary>
    public string Row { get; private init; } = "";

    /// <summary>Reads an object of the peer's answer.</summary>
    public static PeerFinding OfPeer(JsonElement row)
    {
        var line = row.GetProperty("line").GetInt32();
        return row.TryGetProperty("raised", out var problem)
            ? new PeerFinding(line, problem.GetString()!, null, "", "") { IsRaised = true }
            : New(line, row, row.GetProperty("data").EnumerateObject().Where(field => !leftOut.Contains(field.Name))) with { Row = row.GetProperty("row").GetString()! };
    }

    /// <summary>Reads an object of what <c>regex -o json</c> prints.</summary>
    public static PeerFinding OfOurs(JsonElement row)
    {
        var address = row.EnumerateObject().Where(field => field.Name == "ip" && field.Value.GetString() != row.GetProperty("id").GetString());
        return New(row.GetProperty("line").GetInt32(), row, row.GetProperty("fields").EnumerateObject().Concat(address));
    }

    /// <inheritdoc/>
    public bool Equals(PeerFinding? other) => other is not null && (Line, Id, Time, Data, Matches) == (other.Line, other.Id, other.Time, other.Data, other.Matches);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Line, Id, Time);

    /// <inheritdoc/>
    public override string ToString() => IsRaised ? $"raised {Id}" : $"{Id} at {Time:F6}; {Data}; {Matches.Replace("\n", " | ", StringComparison.Ordinal)}";

    private static PeerFinding New(int line, JsonElement row, IEnumerable<JsonProperty> fields) => new(
        line,
        row.GetProperty("id").GetString()!,
        row.GetProperty("time") is { ValueKind: JsonValueKind.Number } time ? time.GetDouble() : null,
        string.Join("; ", fields.Where(field => field.Value.ValueKind != JsonValueKind.Null).OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}={Text(field.Value)}")),
        string.Join('\n', row.GetProperty("matches").EnumerateArray().Select(match => match.GetString())));

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? $"[{string.Join(", ", value.EnumerateArray().Select(item => item.GetString()).Order(StringComparer.Ordinal))}]"
        : value.GetString()!;
}
