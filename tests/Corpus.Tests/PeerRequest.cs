using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Banhammer.Corpus.Tests;

/// <summary>A log to read with a filter, which both testers understand.</summary>
/// <param name="Folder">The configuration whose <c>filter.d</c> has the filter.</param>
/// <param name="Filter">Its name.</param>
/// <param name="Options">Its options.</param>
/// <param name="UseDns">What becomes of host names.</param>
/// <param name="Log">The log's path; it ends with a line end.</param>
internal sealed record PeerRequest(string Folder, string Filter, IReadOnlyDictionary<string, string> Options, string UseDns, string Log)
{
    /// <summary>The time at which it is read, in seconds since 1970.</summary>
    public long Now { get; init; } = (long)FilterRun.SampleNow.Seconds;

    /// <summary>The lines come from the journal, so that they have no stamps.</summary>
    public bool IsJournal => Options.GetValueOrDefault("logtype") == "journal";

    /// <summary>The filter and its options as users write them.</summary>
    public string Reference => Filter + (Options.Count == 0 ? "" : $"[{string.Join(", ", Options.Select(option => $"{option.Key}=\"{option.Value}\""))}]");

    /// <summary>The request in the words of <c>peer.py</c>.</summary>
    public string ToJson() => new JsonObject
    {
        ["folder"] = Folder,
        ["filter"] = Reference,
        ["journal"] = IsJournal,
        ["usedns"] = UseDns,
        ["now"] = Now,
        ["log"] = Log,
    }.ToJsonString();
}
