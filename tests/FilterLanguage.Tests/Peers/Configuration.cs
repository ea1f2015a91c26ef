using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;
using Banhammer.FilterLanguage.Tests.Fuzzing;

namespace Banhammer.FilterLanguage.Tests.Peers;

/// <summary>One configuration to read, by us and by the peer.</summary>
/// <param name="Files">Texts by path under its folder.</param>
/// <param name="Filter">A reference to the filter <c>f</c>.</param>
/// <param name="Backend">What the jail, or the tester, reads from.</param>
/// <param name="Jail">Options of the jail; null for the tester.</param>
internal sealed record Configuration(
    IReadOnlyDictionary<string, string> Files, string Filter, string Backend, IReadOnlyDictionary<string, string>? Jail)
{
    private const string Folder = "/c/";

    /// <summary>The one that a seed makes.</summary>
    public static Configuration Of(int seed)
    {
        var chance = new Chance(seed);
        var maker = new ConfigurationMaker(chance);
        return new(maker.Files(), maker.Reference(), chance.Percent(80) ? "auto" : "systemd", chance.Percent(50) ? null : maker.Jail());
    }

    /// <summary>What <c>configurations.py</c> reads.</summary>
    public JsonNode ToJson() => new JsonObject
    {
        ["files"] = ToJson(Files),
        ["filter"] = Filter,
        ["backend"] = Backend,
        ["jail"] = Jail is null ? null : ToJson(Jail),
    };

    /// <summary>What we make of it; null if the reference is refused.</summary>
    public Loaded<FilterDefinition>? Load()
    {
        if (!FilterReference.TryParse(Filter, out var reference, out _, out _))
            return null;

        var files = new ConfFilesInMemory();
        foreach (var (path, text) in Files)
            files.Add(Folder + path, text);

        var context = new FilterContext { FromJournal = Backend.StartsWith("systemd", System.StringComparison.Ordinal), JailOptions = JailOptions() };
        return FilterLoader.Load(files, Folder + "filter.d", reference!.Name, reference.ToOptions(), context);
    }

    // The options that each jail has besides its own.
    private Dictionary<string, string>? JailOptions() => Jail is null ? null : new(Jail.Concat(
        [new("enabled", "True"), new("backend", Backend), new("filter", Filter), new("action", "")]));

    private static JsonObject ToJson(IReadOnlyDictionary<string, string> texts) =>
        new(texts.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
