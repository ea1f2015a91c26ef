using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string PeerFilters = "/etc/fail2ban/filter.d";

    /// <summary>A slice of the fuzzer; <c>tools/fuzz</c> runs it for longer.</summary>
    [Fact]
    public void FrontEnd_MutatedFiltersAndRegexes_ThrowsNothingAndEnds()
    {
        var fuzzer = new Fuzzer(Filters(RepositoryFiles.Filters));
        for (var seed = 1; seed <= 2000; seed++)
            fuzzer.Run(seed);

        fuzzer.ValidRegexes.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public void FrontEnd_ForMinutes_ThrowsNothingAndEnds()
    {
        if (Environment.GetEnvironmentVariable("BANHAMMER_FUZZ_MINUTES") is not { Length: > 0 } minutes)
        {
            Assert.Skip("runs on demand: tools/fuzz --minutes 60");
            return;
        }

        var journal = Environment.GetEnvironmentVariable("BANHAMMER_FUZZ_JOURNAL") ?? Path.Combine(Path.GetTempPath(), "banhammer-fuzz.txt");
        var seed = int.Parse(Environment.GetEnvironmentVariable("BANHAMMER_FUZZ_SEED") ?? "1000", CultureInfo.InvariantCulture);
        var limit = TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture));
        var fuzzer = new Fuzzer(Filters(RepositoryFiles.Filters, PeerFilters));
        var findings = new List<string>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < limit && findings.Count < 20; seed++)
        {
            try
            {
                // For what ends the process: the seed makes the case again.
                File.WriteAllText(journal, seed.ToString(CultureInfo.InvariantCulture));
                fuzzer.Run(seed, TimeSpan.FromMinutes(1));
            }
            catch (InvalidOperationException finding)
            {
                findings.Add(finding.ToString());
            }
        }

        output.WriteLine($"{fuzzer.Cases} cases up to seed {seed - 1}, {fuzzer.ValidRegexes} valid regexes, at most {fuzzer.MostAllocated >> 20} MB a case");
        findings.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Filters(params string[] folders) => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.conf"))
        .GroupBy(path => Path.GetFileName(path), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => File.ReadAllText(group.Last()), StringComparer.Ordinal);
}
