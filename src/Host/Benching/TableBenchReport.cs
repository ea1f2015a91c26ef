using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Spectre.Console;

namespace Banhammer.Host.Benching;

/// <summary>Tables: the stages, the regexes, and the comparison.</summary>
internal sealed class TableBenchReport(ProgramConsole console) : BenchReport
{
    private const string Unknown = "-";

    /// <inheritdoc/>
    public override void Add(FilterCosts costs)
    {
        var stages = Numbers("Stage", "Lines", "ns each", "ns a line", "MB/s", "Million lines/s");
        foreach (var stage in costs.Stages)
        {
            stages.AddRow([stage.Name, Count(stage.Lines), Figure(Each(stage.Seconds, stage.Lines)), .. Speed(stage.Seconds, costs.Lines, costs.Bytes)]);
        }

        stages.AddRow(["all, in memory", Count(costs.Lines), Figure(Each(costs.Whole, costs.Lines)), .. Speed(costs.Whole, costs.Lines, costs.Bytes)]);
        Print(stages);

        var regexes = Numbers("Regex", "Tried", "Matched", "ns each", "Backtracking", "Matcher");
        foreach (var regex in costs.Regexes)
        {
            regexes.AddRow(regex.Name, Count(regex.Tried), Count(regex.Matched), Figure(Each(regex.Seconds, regex.Tried)), regex.Backtracking, regex.Matcher.ToString());
        }

        Print(regexes);
        console.Output.WriteLine($"{Count(costs.Lines)} lines, {Count(costs.Bytes)} bytes: {Count(costs.Counts[LineOutcome.Matched])} matched, {Count(costs.Bans)} bans.");
    }

    /// <inheritdoc/>
    public override void AddAdvice(IEnumerable<Fault> advice)
    {
        foreach (var fault in advice)
        {
            console.Output.WriteLine(fault.ToString());
        }
    }

    /// <inheritdoc/>
    public override void AddComparison(FilterCosts costs, FilterCosts other) => Compare(
        [costs.Filter, Count(costs.Counts[LineOutcome.Matched]), .. Speed(costs.Whole, costs.Lines, costs.Bytes), "1"],
        [other.Filter, Count(other.Counts[LineOutcome.Matched]), .. Speed(other.Whole, other.Lines, other.Bytes), Times(other.Whole, costs.Whole)]);

    /// <inheritdoc/>
    public override void AddComparison(FilterCosts costs, PeerRun peer) => Compare(
        [costs.Filter, Count(costs.Counts[LineOutcome.Matched]), .. Speed(costs.Whole, costs.Lines, costs.Bytes), "1"],
        ["fail2ban-regex", Count(peer.Matched), .. Speed(peer.Seconds, peer.Lines, peer.Bytes), Times(peer.Seconds, costs.Whole)]);

    private static IEnumerable<string> Speed(double seconds, long lines, long bytes) =>
        [Figure(Each(seconds, lines)), Figure(Rate(seconds, bytes) / 1e6), Figure(Rate(seconds, lines) / 1e6)];

    private static string Times(double seconds, double than) => Figure(than > 0 && seconds > 0 ? seconds / than : null);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Figure(double? value) => value is not { } number ? Unknown
        : number.ToString(number >= 100 ? "N0" : number >= 1 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    private Table Numbers(params string[] columns)
    {
        var table = TerminalTable.Of(console, columns);
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        return table;
    }

    private void Compare(params IEnumerable<string>[] rows)
    {
        var table = Numbers("On the same lines", "Matched", "ns a line", "MB/s", "Million lines/s", "Times as long");
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        Print(table);
    }

    private void Print(Table table)
    {
        TerminalTable.Screen(console).Write(table);
        console.Output.WriteLine();
    }
}
