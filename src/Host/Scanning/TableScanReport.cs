using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Cli;
using Spectre.Console;

namespace Banhammer.Host.Scanning;

/// <summary>For people: the banned offenders, those with most failures first, and what became of the lines.</summary>
internal sealed class TableScanReport(ProgramConsole console, OffenderTexts texts, int? top, TimeZoneInfo timeZone) : ScanReport
{
    private const int RowsOnTerminal = 25;

    private readonly Dictionary<Offender, OffenderRecord> records = [];

    /// <inheritdoc/>
    public override TallyOptions Tally => base.Tally with { FailuresOfEach = true };

    /// <inheritdoc/>
    public override void Banned(in Ban ban)
    {
        ref var record = ref CollectionsMarshal.GetValueRefOrAddDefault(records, ban.Offender, out _);
        record.FirstBan = record.Bans++ == 0 ? ban.Time : record.FirstBan;
        record.Until = ban.Until;
    }

    /// <inheritdoc/>
    public override void Finish(ScanSummary summary, OffenderTally offenders)
    {
        var banned = records.Select(pair => (Offender: pair.Key, Record: pair.Value, Failures: offenders.FailuresOf(pair.Key)))
            .OrderByDescending(row => row.Failures).ThenBy(row => row.Record.FirstBan).ToArray();
        var rows = top ?? (console.OutputIsTerminal ? RowsOnTerminal : int.MaxValue);
        var screen = TerminalTable.Screen(console);
        if (banned.Length > 0)
        {
            var table = TerminalTable.Of(console, "Offender", "Failures", "Bans", "First ban", "Banned until");
            table.Columns[1].RightAligned();
            table.Columns[2].RightAligned();
            foreach (var (offender, record, failures) in banned.Take(rows))
            {
                table.AddRow(
                    Markup.Escape(texts.Format(offender)),
                    failures.ToString(CultureInfo.InvariantCulture),
                    record.Bans.ToString(CultureInfo.InvariantCulture),
                    Show(record.FirstBan),
                    record.Until is { } until ? Show(until) : "for ever");
            }

            screen.Write(table);
            if (banned.Length > rows)
            {
                console.Output.WriteLine($"… and {banned.Length - rows} more; --top N shows more of them, -o csv all bans");
            }

            console.Output.WriteLine();
        }

        WriteSums(summary, banned.Length, offenders);
    }

    private void WriteSums(ScanSummary summary, int banned, OffenderTally offenders)
    {
        var counts = summary.Counts;
        void Line(IFormattable line) => console.Output.WriteLine(line.ToString(null, CultureInfo.InvariantCulture));

        Line((FormattableString)$"{banned} banned of {summary.Offenders} offenders, {summary.Bans} bans; {counts.Failures} failures in {counts[LineOutcome.Matched]} lines.");
        Line((FormattableString)$"{summary.Lines} lines: {counts[LineOutcome.NoLiteral]} without a needed literal, {counts[LineOutcome.Unmatched]} unmatched,");
        Line((FormattableString)$"{counts[LineOutcome.Nofail]} no failure by themselves, {counts[LineOutcome.Pending]} pending, {counts[LineOutcome.Ignored]} ignored,");
        Line((FormattableString)$"{counts[LineOutcome.Undated]} undated, {counts[LineOutcome.Rejected]} with a date in the future, {counts[LineOutcome.TooOld]} too old.");
        Line((FormattableString)$"{summary.Bytes / 1e6:0.0} MB in {summary.Seconds:0.00} s: {summary.Lines / Math.Max(summary.Seconds, 1e-6) / 1e6:0.00} million lines/s.");
        if (summary.LongLines > 0)
        {
            console.Output.WriteLine($"{summary.LongLines} lines were longer than the limit and were cut.");
        }

        if (summary.GivenUp > 0)
        {
            console.Output.WriteLine($"{summary.GivenUp} searches took too long and were given up; 'banhammer check' may tell which regex is slow.");
        }

        if (offenders.UntoldFailures > 0)
        {
            console.Output.WriteLine($"{offenders.UntoldFailures} failures came from more than {offenders.Offenders} offenders; those beyond are not in the figures above.");
        }
    }

    private string Show(EventTime time) =>
        TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), timeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
