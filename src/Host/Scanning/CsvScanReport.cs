using System;
using System.Globalization;
using System.IO;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Scanning;

/// <summary>A heading and a row for each ban (RFC 4180); times in seconds since 1970, an endless ban has no end.</summary>
internal sealed class CsvScanReport : ScanReport
{
    private readonly TextWriter output;
    private readonly string jail;
    private readonly OffenderTexts texts;

    public CsvScanReport(TextWriter output, string jail, OffenderTexts texts)
    {
        (this.output, this.jail, this.texts) = (output, jail, texts);
        output.WriteLine("jail,id,time,until,failures");
    }

    /// <inheritdoc/>
    public override void Banned(in Ban ban) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Field(jail)},{Field(texts.Format(ban.Offender))},{ban.Time.Seconds},{ban.Until?.Seconds},{ban.Failures}"));

    /// <inheritdoc/>
    public override void Finish(ScanSummary summary, OffenderTally offenders)
    {
    }

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
