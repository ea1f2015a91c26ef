using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Controlling;

/// <summary>Answers to <c>status</c> as trees: a branch a line, a tab before each value.</summary>
internal static class StatusText
{
    /// <summary>The service: pairs of a name and a value.</summary>
    public static string Of(PlainValue.List pairs) => string.Join('\n', Pairs(pairs.Items, "").Prepend("Status"));

    /// <summary>A jail: two groups of pairs.</summary>
    public static string OfJail(string jail, PlainValue.List groups) => string.Join('\n', Groups(groups, "").Prepend("Status for the jail: " + jail));

    /// <summary>The service, and each jail behind it.</summary>
    public static string OfAll(PlainValue.List answer)
    {
        var lines = new List<string> { "Status" };
        lines.AddRange(answer.Items.OfType<PlainValue.Tuple>().Select(pair => "|- " + Line(pair)));
        var jails = answer.Items.OfType<PlainValue.Dictionary>().SelectMany(jails => jails.Pairs).ToArray();
        lines.Add("`- Status for the jails:");
        for (var i = 0; i < jails.Length; i++)
        {
            var isLast = i == jails.Length - 1;
            lines.Add($"   {Branch(isLast)} Jail: {PlainText.Str(jails[i].Key)}");
            lines.AddRange(Groups((PlainValue.List)jails[i].Value, isLast ? "      " : "   |  "));
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Groups(PlainValue.List groups, string indent)
    {
        for (var i = 0; i < groups.Items.Count; i++)
        {
            if (groups.Items[i] is not PlainValue.Tuple { Items: [var name, PlainValue.List pairs] })
                continue;
            var isLast = i == groups.Items.Count - 1;
            yield return $"{indent}{Branch(isLast)} {PlainText.Str(name)}";
            foreach (var line in Pairs(pairs.Items, indent + (isLast ? "   " : "|  ")))
                yield return line;
        }
    }

    private static IEnumerable<string> Pairs(IReadOnlyList<PlainValue> pairs, string indent) =>
        pairs.OfType<PlainValue.Tuple>().Select((pair, index) => $"{indent}{Branch(index == pairs.Count - 1)} {Line(pair)}");

    private static string Line(PlainValue.Tuple pair) =>
        $"{PlainText.Str(pair.Items[0])}:\t{(pair.Items[1] is PlainValue.List list ? string.Join(' ', list.Items.Select(PlainText.Str)) : PlainText.Str(pair.Items[1]))}";

    private static string Branch(bool isLast) => isLast ? "`-" : "|-";
}
