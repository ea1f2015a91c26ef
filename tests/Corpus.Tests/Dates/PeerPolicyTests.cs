using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Banhammer.Engine.Dates;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>Lines with and without dates, old and new, get the time that the peer gives them.</summary>
public sealed class PeerPolicyTests
{
    private const int Cases = 60;
    private const int Lines = 25;
    private const string Zone = "Europe/Zurich";

    [Fact]
    public void Place_RandomLogs_GivesThePeersTimes()
    {
        Peer.Require();
        var random = new Random(5);
        var logs = Enumerable.Range(0, Cases).Select(i => (Policy: Policy(i), Lines: Log(random).Take(Lines).ToArray())).ToArray();
        var answers = Peer.Ask("Dates/peer_policy.py", logs.Select(log => Request(log.Policy, log.Lines)));

        answers.Count.ShouldBe(Cases);
        foreach (var ((policy, lines), answer) in logs.Zip(answers))
        {
            var theirs = JsonSerializer.Deserialize<JsonElement[]?[]>(answer)!.Select(Theirs);
            Ours(policy, lines).ShouldBe(theirs, $"{policy}");
        }
    }

    private static DatePolicy Policy(int number) => new()
    {
        Check = (DateCheck)(number % 3),
        FindTime = TimeSpan.FromSeconds(number % 2 == 0 ? 600 : 90_000),
    };

    // Stamps around now, of which the jumps are those at which policies decide.
    private static IEnumerable<DatedLine> Log(Random random)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var now = new DateTimeOffset(2025, 11, 20, 12, 0, 0, TimeSpan.Zero);
        while (true)
        {
            now = now.AddSeconds(random.Next(5) == 0 ? random.Next(200) : random.Next(3));
            var distances = (int[])[0, -1, -59, -60, -61, -62, 60, 61, 62, -600, -601, -3300, -3301, 3600, 86_400, 86_401, -90_000, -90_001];
            var time = TimeZoneInfo.ConvertTime(now.AddSeconds(distances[random.Next(distances.Length)]), zone);
            var text = random.Next(6) switch
            {
                0 => "no date here",
                1 => "Nov 31 10:00:00 no such day",
                2 => $"host {time:MMM dd HH:mm:ss} x",
                3 => $"{time.ToUnixTimeSeconds()}.{random.Next(1000):000} x",
                _ => $"{time:yyyy-MM-dd HH:mm:ss} x",
            };
            yield return new DatedLine(now.ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(text));
        }
    }

    private static JsonObject Request(DatePolicy policy, IEnumerable<DatedLine> lines) => new()
    {
        ["live"] = policy.Check == DateCheck.Live,
        ["findtime"] = policy.Check == DateCheck.None ? null : policy.FindTime.TotalSeconds,
        ["zone"] = Zone,
        ["lines"] = new JsonArray(lines.Select(line => (JsonNode)new JsonArray(line.Now, Convert.ToBase64String(line.Bytes))).ToArray()),
    };

    private static Placement? Theirs(JsonElement[]? line) => line is null ? null : new Placement(
        line[0].Deserialize<double?>(), line[1].GetInt32(), line[2].GetInt32(), line[3].GetBoolean(), line[4].Deserialize<double?>());

    private static IEnumerable<Placement?> Ours(DatePolicy policy, IEnumerable<DatedLine> lines)
    {
        var detector = new DateDetector(DateTemplateList.Default, new DateOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(Zone) });
        EventTime? last = null;
        foreach (var line in lines)
        {
            detector.ReferenceTime = EventTime.FromSeconds(line.Now);
            var isFound = detector.TryDetect(line.Bytes, out var match);
            var placed = policy.Place(isFound, match, last, detector.ReferenceTime);
            last = placed.LastDate;
            var counted = placed.Time is { } time ? policy.CountedAt(time, detector.ReferenceTime).Seconds : (double?)null;
            yield return placed.Kind == PlacedDateKind.TooOld ? null
                : new Placement(placed.Time?.Seconds, placed.Cut.Length == 0 ? 0 : placed.Cut.Start, placed.Cut.Length == 0 ? 0 : placed.Cut.End, placed.LacksDate, counted);
        }
    }

    private sealed record Placement(double? Time, int Start, int End, bool LacksDate, double? Counted);
}
