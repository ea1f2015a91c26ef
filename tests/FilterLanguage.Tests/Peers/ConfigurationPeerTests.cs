using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Peers;

public sealed class ConfigurationPeerTests(ITestOutputHelper output)
{
    // What we refuse and the peer lets pass; each is in docs/limits.md.
    private static readonly FaultRule[] Stricter = [ReadingFaults.MissingInclude, ReadingFaults.TooManyIncludes, InterpolationFaults.TooLong];

    [Fact]
    public void Load_RandomConfigurations_GivesThePeersOptions()
    {
        Peer.Require();
        var configurations = Enumerable.Range(1, Peer.Cases(2000)).Select(Configuration.Of).ToList();
        var (accepted, refused, stricter, endless) = (0, 0, 0, 0);
        var differences = new List<string>();
        foreach (var (configuration, answer) in configurations.Zip(Peer.Ask("configurations.py", configurations.Select(one => one.ToJson()))))
        {
            var loaded = configuration.Load();
            if (answer["endless"] is not null)
                endless++;
            else if (loaded?.Faults.FirstOrDefault(fault => Stricter.Contains(fault.Rule)) is not null)
                stricter++;
            else if (Difference(loaded, answer) is { } difference)
                differences.Add(difference + "\n" + configuration.ToJson().ToJsonString());
            else if (answer["options"] is null)
                refused++;
            else
                accepted++;
        }

        output.WriteLine($"{accepted} accepted alike, {refused} refused alike, {stricter} refused by us alone as documented, {endless} endless to the peer");
        differences.Take(20).ShouldBeEmpty($"{differences.Count} of {configurations.Count}");
        (accepted + refused + stricter + endless).ShouldBe(configurations.Count);
        accepted.ShouldBeGreaterThan(configurations.Count / 3);
        refused.ShouldBeGreaterThan(configurations.Count / 20);
    }

    private static string? Difference(Loaded<FilterDefinition>? loaded, JsonNode answer)
    {
        var refusal = (string?)answer["error"];
        if (loaded?.Value is not { } definition)
            return refusal is null ? "only ours refuses: " + string.Join("; ", loaded?.Faults.Select(fault => fault.ToString()) ?? []) : null;

        if (refusal is not null)
            return "only the peer refuses: " + refusal;

        var ours = definition.Options.ToDictionary(option => option.Name, option => option.Value.Text, StringComparer.Ordinal);
        var theirs = answer["options"]!.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        foreach (var name in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            var (our, their) = (ours.GetValueOrDefault(name), theirs.GetValueOrDefault(name));
            if (name == "maxlines")
                (our, their) = (definition.MaxLines.ToString(CultureInfo.InvariantCulture), their is null || !int.TryParse(their, out var lines) || lines < 1 ? "1" : their);

            if (our != their)
                return $"'{name}' is '{our ?? "(none)"}', the peer's '{their ?? "(none)"}'";
        }

        return null;
    }
}
