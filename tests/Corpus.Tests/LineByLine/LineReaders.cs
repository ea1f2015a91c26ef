using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;

namespace Banhammer.Corpus.Tests.LineByLine;

/// <summary>The two programs that answer a <see cref="LineRequest"/>.</summary>
internal static class LineReaders
{
    private static readonly JsonSerializerOptions options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>What the peer's filter finds, a list for each request.</summary>
    public static IReadOnlyList<IReadOnlyList<LineFinding>> Peer(IEnumerable<LineRequest> requests)
    {
        var script = Path.Combine(Repository.TestData, "LineByLine", "peer_lines.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true }).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var written = Task.Run(() =>
        {
            foreach (var request in requests)
            {
                process.StandardInput.WriteLine(request.ToJson());
            }

            process.StandardInput.Close();
        });
        var answers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        written.GetAwaiter().GetResult();
        return answers.Select(answer => JsonSerializer.Deserialize<LineFinding[]>(answer, options)!).ToArray();
    }

    /// <summary>What ours finds.</summary>
    public static IReadOnlyList<LineFinding> Ours(LineRequest request, PatternRegistry registry)
    {
        var texts = new OffenderTexts(new OffenderHashKey(5, 6));
        var filter = request.NewPlan(registry).NewFilter(texts, new FilterOptions { HostNames = request.HostNames, TryAllRules = request.TryAllRules, KeepDetails = true });
        var found = new List<LineFinding>();
        foreach (var ((before, date, after), number) in request.Lines.Select((line, number) => (line, number)))
        {
            var start = Encoding.UTF8.GetByteCount(before);
            var sink = new Sink(found, number, texts, filter.FieldNames);
            filter.Examine(Encoding.UTF8.GetBytes(before + date + after), new DateCut(start, start + Encoding.UTF8.GetByteCount(date)), new EventTime((long)(number * request.Pace * 1e6)), [], 0, ref sink);
        }

        return found;
    }

    private readonly struct Sink(List<LineFinding> found, int line, OffenderTexts texts, IReadOnlyList<string> names) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            var fields = finding.Fields!;
            found.Add(new LineFinding(
                line,
                finding.RuleIndex,
                finding.Offender.IsNobody ? null : texts.Format(finding.Offender),
                finding.Address.IsNobody ? null : texts.Format(finding.Address),
                finding.IsNoFail,
                finding.Lines!.ToArray(),
                finding.SessionUsers?.ToArray() ?? [],
                names.Select((name, i) => (name, Text: fields.TextOf(i))).Where(field => field.Text is not null).ToDictionary(field => field.name, field => field.Text!)));
        }
    }
}
