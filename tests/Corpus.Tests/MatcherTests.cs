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
    /// <summary>Our filters, and the peer's where it is installed.</summary>
    public static TheoryData<string> FilterFiles =>
        [.. Files(Repository.Filters), .. Peer.IsInstalled ? Files(Peer.FilterFolder) : []];

    [Theory]
    [MemberData(nameof(FilterFiles))]
    public void Filter_EachVariant_GivesTheSameCompiledInAndBuiltAtRunTime(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var isOurs = path.StartsWith(Repository.Filters, StringComparison.Ordinal);
        if (!isOurs)
        {
            Peer.Require();
        }

        var registry = isOurs ? CompiledIn.Registry : PeerBuild.Registry;
        var conf = FilterLoader.OpenFile(new DiskConfFiles(), path).Value.ShouldNotBeNull();
        foreach (var variant in FilterVariants.Of(conf))
        {
            foreach (var hostNames in new[] { HostNamePolicy.Raw, HostNamePolicy.No })
            {
                var compiled = Plans.FromFile(path, variant.ToOptions(), hostNames != HostNamePolicy.No, registry);
                var built = Plans.FromFile(path, variant.ToOptions(), hostNames != HostNamePolicy.No, PatternRegistry.Empty);
                compiled.Patterns.ShouldAllBe(pattern => pattern.Kind != MatcherKind.RuntimeRegex, variant.ToString());
                built.Patterns.ShouldAllBe(pattern => pattern.Kind == MatcherKind.RuntimeRegex);
                ShouldAgree(compiled, built, hostNames, LinesFor(name));
            }
        }
    }

    private static void ShouldAgree(FilterPlan one, FilterPlan other, HostNamePolicy hostNames, IEnumerable<byte[]> lines)
    {
        // Each regex is tried on each line, so that none hides behind another.
        var options = new FilterOptions { HostNames = hostNames, TryAllRules = true, KeepLines = true };
        var (first, second) = (new FilterRun(one, options, FilterRun.SampleNow), new FilterRun(other, options, FilterRun.SampleNow));
        foreach (var line in lines)
        {
            var found = first.Read(line);
            second.Read(line).Select(failure => failure.ToString()).ShouldBe(found.Select(failure => failure.ToString()));
            second.LastOutcome.ShouldBe(first.LastOutcome);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder, "*.conf").Where(path => !path.EndsWith("common.conf", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // Lines that the filter is for, ours and the peer's, and such that it is not for.
    private static IEnumerable<byte[]> LinesFor(string filter)
    {
        foreach (var log in new[] { Path.Combine(Repository.Samples, filter + ".log"), Path.Combine(Peer.Logs, filter), Path.Combine(Repository.Samples, "sshd.log") })
        {
            foreach (var line in File.Exists(log) ? LogReading.Lines(log) : [])
            {
                yield return line;
            }
        }
    }
}
