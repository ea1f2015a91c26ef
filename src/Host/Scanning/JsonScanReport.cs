using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Scanning;

/// <summary>One JSON object a line: <c>ban</c> for each ban in the order of event time, last a <c>summary</c>.</summary>
internal sealed class JsonScanReport(TextWriter output, string jail, OffenderTexts texts) : ScanReport
{
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <inheritdoc/>
    public override void Banned(in Ban ban)
    {
        Begin("ban");
        json.WriteString("jail", jail);
        var id = texts.Format(ban.Offender);
        json.WriteString("id", id);
        json.WriteString("ip", id);
        WriteInstant("time", ban.Time);
        if (ban.Until is { } until)
        {
            WriteInstant("until", until);
        }
        else
        {
            json.WriteNull("until");
        }

        json.WriteNumber("failures", ban.Failures);
        if (ban.Offender.Kind == OffenderKind.Network)
        {
            json.WriteNumber("prefix", ban.Offender.Network.PrefixLength);
        }
        else
        {
            json.WriteNull("prefix");
        }

        End();
    }

    /// <inheritdoc/>
    public override void Finish(ScanSummary summary, OffenderTally offenders)
    {
        Begin("summary");
        json.WriteNumber("lines", summary.Lines);
        json.WriteNumber("bytes", summary.Bytes);
        foreach (var outcome in Enum.GetValues<LineOutcome>())
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), summary.Counts[outcome]);
        }

        json.WriteNumber("failures", summary.Counts.Failures);
        json.WriteNumber("offenders", summary.Offenders);
        json.WriteNumber("bans", summary.Bans);
        json.WriteNumber("longLines", summary.LongLines);
        json.WriteNumber("givenUp", summary.GivenUp);
        json.WriteNumber("seconds", Math.Round(summary.Seconds, 3));
        json.WriteStartObject("engine");
        foreach (var kind in Enum.GetValues<MatcherKind>())
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), summary.Counts[kind]);
        }

        json.WriteEndObject();
        End();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    // Most stamps are whole seconds, and a fraction is slow to print.
    private void WriteInstant(string name, EventTime instant)
    {
        var (seconds, rest) = Math.DivRem(instant.Microseconds, 1_000_000);
        if (rest == 0)
        {
            json.WriteNumber(name, seconds);
        }
        else
        {
            json.WriteNumber(name, instant.Seconds);
        }
    }

    private void Begin(string type)
    {
        line.Clear();
        json.Reset(line);
        json.WriteStartObject();
        json.WriteString("type", type);
    }

    private void End()
    {
        json.WriteEndObject();
        json.Flush();
        output.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }
}
