using System;
using System.Globalization;
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
/// <remarks>In a flood one line in thirty makes a ban, so a ban is put together in one buffer, without a writer and its strings.</remarks>
internal sealed class JsonScanReport : ScanReport
{
    private const int MaxEscaped = 6 * OffenderTexts.MaxTextBytes; // \u0000 for each byte
    private const int MaxRest = 256; // names, and five numbers of 25 digits

    private readonly TextWriter output;
    private readonly string jail;
    private readonly OffenderTexts texts;
    private readonly bool sumsNameJail;
    private readonly string head;
    private readonly char[] line;

    public JsonScanReport(TextWriter output, string jail, OffenderTexts texts, bool sumsNameJail)
    {
        (this.output, this.jail, this.texts, this.sumsNameJail) = (output, jail, texts, sumsNameJail);
        head = $$"""{"type":"ban","jail":"{{Escape(jail)}}","id":""" + '"';
        line = new char[head.Length + (2 * MaxEscaped) + MaxRest];
    }

    /// <inheritdoc/>
    public override void Banned(in Ban ban)
    {
        Span<char> address = stackalloc char[Address.MaxFormattedLength];
        ReadOnlySpan<char> id = ban.Offender.Kind == OffenderKind.Address && ban.Offender.Address.TryFormat(address, out var idLength)
            ? address[..idLength]
            : Escape(texts.Format(ban.Offender));
        var (time, until) = (new Number(ban.Time), new Number(ban.Until));
        var prefix = new Number(ban.Offender.Kind == OffenderKind.Network ? ban.Offender.Network.PrefixLength : null);
        _ = line.AsSpan().TryWrite(
            CultureInfo.InvariantCulture,
            $$"""{{head}}{{id}}","ip":"{{id}}","time":{{time}},"until":{{until}},"failures":{{ban.Failures}},"prefix":{{prefix}}}""",
            out var length);
        line[length++] = '\n';
        output.Write(line.AsSpan(0, length));
    }

    /// <inheritdoc/>
    public override void Finish(ScanSummary summary, OffenderTally offenders)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, summary);
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private void Write(Utf8JsonWriter json, ScanSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("type", "summary");
        if (sumsNameJail)
        {
            json.WriteString("jail", jail);
        }

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
        json.WriteEndObject();
    }

    private static string Escape(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    /// <summary>Microseconds as seconds, or a whole number, or nothing: <c>null</c>.</summary>
    private readonly struct Number : ISpanFormattable
    {
        private readonly long? whole;
        private readonly double seconds;

        public Number(int? number) => whole = number;

        // Most stamps are whole seconds, and a fraction is slow to print.
        public Number(EventTime? instant)
        {
            if (instant is { } time)
                (whole, seconds) = time.Microseconds % 1_000_000 == 0 ? (time.Microseconds / 1_000_000, 0) : ((long?)null, time.Seconds);
        }

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            if (whole is { } number)
                return number.TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture);
            if (seconds != 0)
                return seconds.TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture);
            charsWritten = 4;
            return "null".TryCopyTo(destination);
        }

        public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(formatProvider, $"{this}");
    }
}
