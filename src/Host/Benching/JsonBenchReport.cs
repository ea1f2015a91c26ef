using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Benching;

/// <summary>One JSON object a line: <c>filter</c>, its <c>stage</c>s and <c>regex</c>es, <c>advice</c>, and <c>against</c>.</summary>
internal sealed class JsonBenchReport(TextWriter output) : BenchReport
{
    /// <inheritdoc/>
    public override void Add(FilterCosts costs)
    {
        Write("filter", json => WriteWhole(json, costs));
        foreach (var stage in costs.Stages)
        {
            Write("stage", json =>
            {
                json.WriteString("name", stage.Name);
                json.WriteNumber("lines", stage.Lines);
                WriteRate(json, "nanosecondsALine", Each(stage.Seconds, costs.Lines));
                WriteRate(json, "nanosecondsEach", Each(stage.Seconds, stage.Lines));
                WriteRate(json, "linesASecond", Rate(stage.Seconds, costs.Lines));
                WriteRate(json, "bytesASecond", Rate(stage.Seconds, costs.Bytes));
            });
        }

        foreach (var regex in costs.Regexes)
        {
            Write("regex", json =>
            {
                json.WriteString("name", regex.Name);
                json.WriteNumber("tried", regex.Tried);
                json.WriteNumber("matched", regex.Matched);
                WriteRate(json, "nanosecondsEach", Each(regex.Seconds, regex.Tried));
                json.WriteString("backtracking", regex.Backtracking);
                json.WriteString("matcher", JsonNamingPolicy.CamelCase.ConvertName(regex.Matcher.ToString()));
            });
        }
    }

    /// <inheritdoc/>
    public override void AddAdvice(IEnumerable<Fault> advice)
    {
        foreach (var fault in advice)
        {
            Write("advice", json =>
            {
                json.WriteString("id", fault.Rule.Id);
                json.WriteString("where", fault.Where.ToString());
                json.WriteString("message", fault.Message);
            });
        }
    }

    /// <inheritdoc/>
    public override void AddComparison(FilterCosts costs, FilterCosts other)
    {
        Write("against", json =>
        {
            WriteWhole(json, other);
            WriteRate(json, "times", other.Whole > 0 && costs.Whole > 0 ? other.Whole / costs.Whole : null);
        });
    }

    /// <inheritdoc/>
    public override void AddComparison(FilterCosts costs, PeerRun peer)
    {
        Write("against", json =>
        {
            json.WriteString("filter", PeerRun.Name);
            json.WriteNumber("lines", peer.Lines);
            json.WriteNumber("bytes", peer.Bytes);
            json.WriteNumber("matched", peer.Matched);
            json.WriteNumber("matchedByOurs", costs.Counts[LineOutcome.Matched]);
            WriteRate(json, "linesASecond", Rate(peer.Seconds, peer.Lines));
            WriteRate(json, "bytesASecond", Rate(peer.Seconds, peer.Bytes));
            WriteRate(json, "times", peer.Seconds > 0 && costs.Whole > 0 ? peer.Seconds / costs.Whole : null);
        });
    }

    private static void WriteWhole(Utf8JsonWriter json, FilterCosts costs)
    {
        json.WriteString("filter", costs.Filter);
        json.WriteNumber("lines", costs.Lines);
        json.WriteNumber("bytes", costs.Bytes);
        json.WriteNumber("matched", costs.Counts[LineOutcome.Matched]);
        json.WriteNumber("bans", costs.Bans);
        WriteRate(json, "nanosecondsALine", Each(costs.Whole, costs.Lines));
        WriteRate(json, "linesASecond", Rate(costs.Whole, costs.Lines));
        WriteRate(json, "bytesASecond", Rate(costs.Whole, costs.Bytes));
    }

    private static void WriteRate(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, 2));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void Write(string type, Action<Utf8JsonWriter> members)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            members(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(line.GetBuffer().AsSpan(0, (int)line.Length)));
    }
}
