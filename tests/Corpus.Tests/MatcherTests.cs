using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Filters;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Whatever matches a filter's regexes, each line gives the same findings, with the same fields, and ends in the same outcome.</summary>
public sealed class MatcherTests
{
    private static readonly (MatcherKind Kind, bool IsCompiledIn, MatcherChoice Choice)[] everyTime =
    [
        (MatcherKind.Program, true, MatcherChoice.Fastest),
        (MatcherKind.Regex, true, MatcherChoice.Regex),
        (MatcherKind.Vm, false, MatcherChoice.Vm),
    ];

    // .NET takes seconds to build some of the peer's regexes, and what it builds has the text of the generated ones.
    private static readonly (MatcherKind Kind, bool IsCompiledIn, MatcherChoice Choice)[] once =
        [.. everyTime, (MatcherKind.RuntimeRegex, false, MatcherChoice.Regex)];

    /// <summary>Our filters, and the peer's where it is installed.</summary>
    public static TheoryData<string> FilterFiles =>
        [.. Files(Repository.Filters), .. Peer.IsInstalled ? Files(Peer.FilterFolder) : []];

    [Theory]
    [MemberData(nameof(FilterFiles))]
    public void Filter_EachVariant_FindsTheSameWithEachMatcher(string path)
    {
        var isOurs = path.StartsWith(Repository.Filters, StringComparison.Ordinal);
        if (!isOurs)
        {
            Peer.Require();
        }

        var registry = isOurs ? CompiledIn.Registry : PeerBuild.Registry;
        var conf = FilterLoader.OpenFile(new DiskConfFiles(), path).Value.ShouldNotBeNull();
        var variants = FilterVariants.Of(conf);
        foreach (var variant in variants)
        {
            foreach (var policy in new[] { HostNamePolicy.Raw, HostNamePolicy.No })
            {
                var matchers = variant == variants[0] && policy == HostNamePolicy.No ? once : everyTime;
                var runs = matchers.Select(matcher =>
                {
                    var plan = Plans.FromFile(path, variant.ToOptions(), policy != HostNamePolicy.No, matcher.IsCompiledIn ? registry : PatternRegistry.Empty);

                    // Each regex is tried on each line, so that none hides behind another.
                    return new FilterRun(plan, new FilterOptions { HostNames = policy, TryAllRules = true, KeepDetails = true, Matchers = matcher.Choice }, FilterRun.SampleNow);
                }).ToArray();
                runs.Zip(matchers).ShouldAllBe(pair => pair.First.Filter.Matchers.All(matcher => matcher.Kind == pair.Second.Kind), $"{variant}, {policy}");
                ShouldAgree(runs, LinesFor(conf.Name), $"{variant}, {policy}");
            }
        }
    }

    private static void ShouldAgree(FilterRun[] runs, IEnumerable<byte[]> lines, string what)
    {
        foreach (var line in lines)
        {
            var found = runs.Select(run => (Failures: string.Join('\n', run.Read(line).Select(Show)), run.LastOutcome)).ToArray();
            found.Distinct().Count().ShouldBe(1, $"{what}: {Convert.ToHexString(line)}");
        }
    }

    private static string Show(FoundFailure failure) =>
        $"{failure.Rule} {failure.Id} {failure.Address} {failure.IsNoFail} {failure.Lines} {string.Join(',', failure.Users)} {string.Join(',', failure.Fields.Select(field => $"{field.Key}={field.Value}"))}";

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder, "*.conf").Where(path => !path.EndsWith("common.conf", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // Lines that the filter is for, ours and the peer's, and such that it is not for.
    private static IEnumerable<byte[]> LinesFor(string filter) =>
        new[] { Path.Combine(Repository.Samples, filter + ".log"), Path.Combine(Peer.Logs, filter), Path.Combine(Repository.Samples, "sshd.log") }
            .Where(File.Exists).Concat(RealLog.All).SelectMany(LogReading.Lines);
}
