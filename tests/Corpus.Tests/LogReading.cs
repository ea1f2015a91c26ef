using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Filters;

namespace Banhammer.Corpus.Tests;

/// <summary>What our engine finds in a file, in the peer's terms.</summary>
internal static class LogReading
{
    /// <summary>The policies by the names that configuration has for them.</summary>
    public static readonly IReadOnlyDictionary<string, HostNamePolicy> Policies = new Dictionary<string, HostNamePolicy>
    {
        ["yes"] = HostNamePolicy.Yes, ["warn"] = HostNamePolicy.Warn, ["no"] = HostNamePolicy.No, ["raw"] = HostNamePolicy.Raw,
    };

    public static IReadOnlyList<PeerFailure> Read(FilterPlan plan, HostNamePolicy hostNames, string log, EventTime now)
    {
        var run = new FilterRun(plan, new FilterOptions { HostNames = hostNames, Resolver = new SystemHostNames() }, now);
        return Lines(log).SelectMany((line, i) => line.Length == 0 ? [] : run.Read(line).Where(failure => failure.Counts)
            .Select(failure => new PeerFailure(i + 1, failure.Id!))).ToArray();
    }

    public static IEnumerable<byte[]> Lines(string log) => SampleFile.Lines(File.ReadAllBytes(log));

    /// <summary>Writes the lines of an annotated log without its comments into a folder, and gives the path.</summary>
    public static string WithoutComments(string path, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(path));
        File.WriteAllBytes(copy, Lines(path).Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Append((byte)'\n')).ToArray());
        return copy;
    }
}
