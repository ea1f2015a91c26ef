using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>The peer's detector.</summary>
internal static class PeerDates
{
    /// <summary>What it does with each; null for a case whose pattern it refuses.</summary>
    public static IReadOnlyList<DateRun?> Of(IReadOnlyList<DateCase> cases)
        => Peer.Ask("Dates/peer_dates.py", cases.Select(Request)).Select(Run).ToArray();

    private static JsonObject Request(DateCase one) => new()
    {
        ["pattern"] = one.Pattern,
        ["zone"] = one.Zone,
        ["logtimezone"] = one.LogTimeZone,
        ["lines"] = new JsonArray(one.Lines.Select(line => (JsonNode)new JsonArray(line.Now, Convert.ToBase64String(line.Bytes))).ToArray()),
    };

    private static DateRun? Run(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind == JsonValueKind.String) return null;
        var order = json.RootElement.GetProperty("order").EnumerateArray();
        return new DateRun(
            json.RootElement.GetProperty("dates").EnumerateArray().Select(Answer).ToArray(),
            order.Select(one => new TemplateUse(one[0].GetString()!, one[1].GetInt64(), one[2].GetDouble(), one[3].GetString()!, one[4].GetString()!)).ToArray());
    }

    private static DateAnswer Answer(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Null => DateAnswer.None,
        JsonValueKind.String => DateAnswer.None with { Escaped = answer.GetString() },
        _ => new DateAnswer(
            answer[4].GetString()!,
            answer[0].ValueKind == JsonValueKind.Null ? null : answer[0].GetDouble(),
            answer[1].GetBoolean(), answer[2].GetInt32(), answer[3].GetInt32()),
    };
}
