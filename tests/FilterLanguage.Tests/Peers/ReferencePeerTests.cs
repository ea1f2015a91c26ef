using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Fuzzing;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Peers;

public sealed class ReferencePeerTests(ITestOutputHelper output)
{
    // Names with '?' are newer than the installed version.
    private static readonly string[] Pieces =
        ["a", "b", "a", "b", "=", "=", "=", "[", "]", ",", ", ", "][", "] [", "\"", "'", "\"x, ]y\"", "'z'", " ", "\n", "\t", "é", "-", ".", "_", "²", "\u0301", "<b>", "\\", "1"];

    [Fact]
    public void TryParse_RandomText_IsSplitAsByThePeer()
    {
        Peer.Require();
        var texts = Enumerable.Range(1, Peer.Cases(5000)).Select(Text).ToList();
        var (accepted, refused) = (0, 0);
        var differences = new List<string>();
        foreach (var (text, answer) in texts.Zip(Peer.Ask("references.py", texts.Select(text => (JsonNode)JsonValue.Create(text)!))))
        {
            var ours = FilterReference.TryParse(text, out var reference, out var problem, out _) ? Show(reference!.Name, reference.ToOptions()) : null;
            var theirs = answer["error"] is null
                ? Show((string)answer["name"]!, answer["options"]!.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!))
                : null;
            if (ours != theirs)
                differences.Add($"{JsonValue.Create(text)!.ToJsonString()}: ours {ours ?? problem}, the peer's {theirs ?? (string?)answer["error"]}");
            else if (ours is null)
                refused++;
            else
                accepted++;
        }

        output.WriteLine($"{accepted} accepted alike, {refused} refused alike");
        differences.Take(20).ShouldBeEmpty($"{differences.Count} of {texts.Count}");
        accepted.ShouldBeGreaterThan(texts.Count / 5);
        refused.ShouldBeGreaterThan(texts.Count / 5);
    }

    private static string Text(int seed)
    {
        var chance = new Chance(seed);
        var options = string.Concat(Enumerable.Range(0, chance.Below(4)).Select(_ => Option(chance) + chance.Of([",", ",", ", ", "][", "", " "])));
        var text = "f" + (chance.Percent(90) ? "[" + options + "]" : options);
        for (var spoilt = chance.Percent(50) ? 0 : chance.Below(3); spoilt > 0; spoilt--)
            text = text.Insert(chance.Below(text.Length + 1), chance.Of(Pieces));

        return text;
    }

    private static string Option(Chance chance) => chance.Of(["a", "b", " c ", "é", "d-e.f_1"]) + "=" + chance.Of(["1", "x y", "", " ", "\"q, ]\"", "'q\"'", "\"\n\"", "a=b", "\"p\" ", "p'q"]);

    // Blanks around the name are nobody's filter; ours drops them.
    private static string Show(string name, IReadOnlyDictionary<string, string> options) =>
        name.Trim() + " " + string.Join(" | ", options.OrderBy(option => option.Key, System.StringComparer.Ordinal).Select(option => option.Key + "=" + option.Value));
}
