using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;

namespace Banhammer.Corpus.Tests.LineByLine;

/// <summary>A filter, and lines to feed to it one after the other.</summary>
internal sealed record LineRequest
{
    public required IReadOnlyList<string> Fails { get; init; }

    public string? Prefix { get; init; }

    public IReadOnlyList<string> Ignores { get; init; } = [];

    public int MaxLines { get; init; } = 1;

    public HostNamePolicy HostNames { get; init; } = HostNamePolicy.No;

    /// <summary>All failregexes are tried, as the tester does.</summary>
    public bool TryAllRules { get; init; }

    /// <summary>Each in three parts: before its date, the date, behind it.</summary>
    public required IReadOnlyList<(string Before, string Date, string After)> Lines { get; init; }

    /// <summary>Seconds between two lines.</summary>
    public double Pace { get; init; }

    /// <summary>The filter.</summary>
    /// <param name="registry">What is built already.</param>
    public FilterPlan NewPlan(PatternRegistry registry)
    {
        var faults = new List<Fault>();
        var definition = new FilterDefinition { Name = "test", Path = "test.conf", FailRegexes = Sources(Fails), IgnoreRegexes = Sources(Ignores), PrefRegex = Prefix is null ? null : Sources([Prefix])[0], MaxLines = MaxLines };
        var plan = FilterPlan.TryCreate(definition, HostNames != HostNamePolicy.No, registry, faults);
        faults.ShouldBeEmpty();
        return plan.ShouldNotBeNull();
    }

    /// <summary>The request in the words of <c>peer_lines.py</c>.</summary>
    public string ToJson() => new JsonObject
    {
        ["fail"] = Array(Fails),
        ["prefix"] = Prefix,
        ["ignore"] = Array(Ignores),
        ["maxlines"] = MaxLines,
        ["usedns"] = LogReading.Policies.Single(policy => policy.Value == HostNames).Key,
        ["all"] = TryAllRules,
        ["lines"] = new JsonArray(Lines.Select(line => (JsonNode?)Array([line.Before, line.Date, line.After])).ToArray()),
        ["seconds"] = new JsonArray(Lines.Select((_, i) => (JsonNode?)(i * Pace)).ToArray()),
    }.ToJsonString();

    /// <summary>The patterns of the filters of many requests, each built once: that takes longer than all else.</summary>
    public static PatternRegistry BuildPatterns(IEnumerable<LineRequest> requests) => new(
        requests.SelectMany(request => request.Regexes()).DistinctBy(regex => regex.Final)
            .Select(regex => CompiledPattern.Build(PatternReader.Read(regex.Text, regex.Role, regex.HostNames, regex.MaxLines).Tree!)).ToArray(),
        [],
        []);

    private IEnumerable<(FinalRegex Final, string Text, RegexRole Role, bool HostNames, int MaxLines)> Regexes()
    {
        var hostNames = HostNames != HostNamePolicy.No;
        return Fails.Select(text => (text, role: RegexRole.Fail)).Concat(Ignores.Select(text => (text, role: RegexRole.Ignore))).Concat(Prefix is null ? [] : [(Prefix, RegexRole.Prefix)])
            .Select(regex => (FinalRegex.Of(regex.text, regex.role, hostNames, MaxLines), regex.text, regex.role, hostNames, MaxLines));
    }

    private static JsonArray Array(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode?)text).ToArray());

    private static EquatableArray<RegexSource> Sources(IReadOnlyList<string> regexes) =>
        regexes.Select((regex, i) => new RegexSource(i + 1, TracedText.At(regex, new SourceSpan("test.conf", i + 1, 1, regex.Length)))).ToEquatableArray();
}
