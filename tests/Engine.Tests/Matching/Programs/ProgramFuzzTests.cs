using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching.Programs;

/// <summary>Random regexes on random subjects: each way to run a program gives what .NET gives, and memory keeps the work linear.</summary>
/// <remarks><c>BANHAMMER_FUZZ</c> sets the number of regexes, <c>BANHAMMER_FUZZ_SEED</c> the seed; both have defaults for every day.</remarks>
public sealed partial class ProgramFuzzTests
{
    private const int Subjects = 8;
    private const int MostPieces = 12;
    private const int Depth = 4;
    private static readonly int regexes = FromEnvironment("BANHAMMER_FUZZ", 800);
    private static readonly int seed = FromEnvironment("BANHAMMER_FUZZ_SEED", 1);

    [Fact]
    public void Search_RandomRegexesAndSubjects_AgreesWithMemoryAndDotNet()
    {
        var random = new Random(seed);
        var problems = new List<string>();
        var (compared, matched, backtracked) = (0, 0, 0);
        foreach (var (regex, multiline, probe) in Probes(random, regexes))
        {
            for (var i = 0; i < Subjects; i++)
            {
                var subject = RegexMaker.Subject(random, MostPieces);
                var plain = probe.Plainly(subject);
                backtracked += probe.Steps > subject.Length + 1 ? 1 : 0;
                var withMemory = probe.WithMemory(subject);
                if (probe.Program.IsMemoable ? withMemory is null : plain is null)
                {
                    problems.AddRange(probe.Program.IsMemoable ? [$"no end with memory: {regex} on {Quote(subject)}"] : []);
                    continue;
                }

                compared++;
                var answer = withMemory ?? plain;
                matched += answer == ProgramProbe.NoMatch ? 0 : 1;
                var expected = (LazyGroup().IsMatch(regex) ? null : probe.ByDotNet(subject)) ?? answer;
                if (answer != expected || (plain ?? answer) != answer)
                {
                    problems.Add($"{regex}{(multiline ? " (multiline)" : "")} on {Quote(subject)}: plain {plain}, memory {withMemory}, .NET {expected} by {probe.DotNetText}");
                }
            }
        }

        problems.Count.ShouldBe(0, string.Join('\n', problems.Take(20)));

        // Else nothing was tried.
        compared.ShouldBeGreaterThan(regexes * Subjects / 2);
        matched.ShouldBeGreaterThan(compared / 20);
        backtracked.ShouldBeGreaterThan(compared / 20);
    }

    [Fact]
    public void SearchWithMemory_PeriodicSubjects_WorkGrowsNoFasterThanTheText()
    {
        const double MostGrowth = 1.2; // as the exponent; what isn't linear yet at these lengths is below
        var random = new Random(seed);
        var steep = new List<string>();
        var measured = 0;
        foreach (var (regex, _, probe) in Probes(random, regexes / 5))
        {
            if (!probe.IsLinearWithMemory)
            {
                continue;
            }

            measured++;
            var unit = RegexMaker.Piece(random) + RegexMaker.Piece(random);
            var half = Steps(probe, unit, 200);
            var whole = Steps(probe, unit, 400);
            if (Math.Log2((double)whole / half) > MostGrowth)
            {
                steep.Add($"{regex} on {Quote(unit)}: {half} steps, then {whole}");
            }
        }

        steep.ShouldBeEmpty();
        measured.ShouldBeGreaterThan(regexes / 20);
    }

    private static long Steps(ProgramProbe probe, string unit, int times)
    {
        probe.WithMemory(string.Concat(Enumerable.Repeat(unit, times)) + "\u0001", long.MaxValue).ShouldNotBeNull();
        return probe.Steps;
    }

    private static IEnumerable<(string Regex, bool Multiline, ProgramProbe Probe)> Probes(Random random, int count)
    {
        var made = RegexMaker.Rows.Concat(Enumerable.Repeat(0, int.MaxValue).Select(_ => new RegexMaker(random).Make(Depth)));
        return made.Select(regex => (Regex: regex, Multiline: random.Next(5) == 0))
            .Select(pair => (pair.Regex, pair.Multiline, Probe: ProgramProbe.TryCreate(pair.Regex, pair.Multiline)))
            .Where(row => row.Probe is not null).Select(row => (row.Regex, row.Multiline, row.Probe!)).Take(count);
    }

    // What .NET's interpreter does with a lazy loop of nothing is neither Python's meaning nor its own compiler's.
    [GeneratedRegex(@"\)(?:[*+?]|\{[0-9,]+\})\?")]
    private static partial Regex LazyGroup();

    private static string Quote(string subject) => System.Text.Json.JsonSerializer.Serialize(subject);

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
