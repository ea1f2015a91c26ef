using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>The operations of an action as they read for each family of addresses: every tag replaced that one of its options answers.</summary>
/// <remarks>
/// The peer does this when a command first runs. Here it is done once, so that a tag that refers to itself is a fault of the configuration. What a
/// ticket answers (<c>&lt;ip&gt;</c>, <c>&lt;matches&gt;</c>) stays; see Host's <c>TicketTags</c>.
/// </remarks>
public sealed class ActionTexts
{
    private const string DefaultTimeout = "60";

    // As deep as the peer goes on looking at what it has inserted.
    private const int MostRounds = 26;

    private static readonly string[] families = ["", "inet4", "inet6"];

    // Made of lines of logs: neither expanded nor inserted here.
    private static readonly string[] madeOfLines = ["matches", "ipmatches", "ipjailmatches"];

    private readonly Dictionary<string, Dictionary<string, string>> texts;

    private ActionTexts(ActionDefinition action, Duration timeout, Dictionary<string, Dictionary<string, string>> texts)
    {
        this.texts = texts;
        Timeout = timeout.ToTimeSpan();
        HasFamilies = action.Commands.Concat(action.Properties).Any(option => ConfTable.SplitCondition(option.Name).Condition.Length > 0);
        StartsOnDemand = IsSet(action, "actionstart_on_demand") ?? HasFamilies;
        RepairsOnUnban = IsSet(action, "actionrepair_on_unban") ?? false;
        SkipsRestored = IsSet(action, "norestored") ?? false;
    }

    /// <summary>How long one of its commands may run <em>(default: 60 seconds)</em>.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Whether some option has forms that hold for one family only, so that each family is started for itself.</summary>
    public bool HasFamilies { get; }

    /// <summary>Whether a family is started by its first ban, not with the jail <em>(default: as <see cref="HasFamilies"/>)</em>.</summary>
    public bool StartsOnDemand { get; }

    /// <summary>Whether an unban that fails may have the environment repaired <em>(default: false)</em>.</summary>
    public bool RepairsOnUnban { get; }

    /// <summary>Whether bans that were restored at a start pass it by <em>(default: false)</em>.</summary>
    public bool SkipsRestored { get; }

    /// <summary>Reads an action; none, with a fault, if a tag refers to itself or its <c>timeout</c> is no duration.</summary>
    public static Loaded<ActionTexts> Read(ActionDefinition action)
    {
        var faults = new List<Fault>();
        var timeout = ReadTimeout(action, faults);
        var options = Options(action, timeout);
        var texts = families.ToDictionary(family => family, family => Expand(options, family, faults), StringComparer.Ordinal);
        return Loaded<ActionTexts>.Of(faults, () => new ActionTexts(action, timeout, texts));
    }

    /// <summary>The text of an operation, empty if the action hasn't it.</summary>
    /// <param name="operation">Such as <c>actionban</c>; any option will do.</param>
    /// <param name="family"><c>inet4</c>, <c>inet6</c>, or empty or null for whatever isn't an address.</param>
    /// <param name="builtIn">Values of tags that no option answers, by name; null leaves them.</param>
    public string Find(string operation, string? family, Func<string, string?> builtIn)
    {
        var values = texts[family ?? ""];
        var condition = ConditionOf(family);
        var text = Value(values, operation, condition) ?? "";
        for (var round = 0; round < MostRounds && text.IndexOf('<') >= 0; round++)
        {
            var replaced = Tag.ReplaceOnce(text, tag => Value(values, tag, condition) is not { } value ? builtIn(tag) : madeOfLines.Contains(tag) ? Escape(value) : value);
            if (replaced == text)
            {
                break;
            }

            text = replaced;
        }

        return text;
    }

    private static string? Value(Dictionary<string, string> values, string name, string condition) =>
        (condition.Length > 0 && values.TryGetValue(name + condition, out var value)) || values.TryGetValue(name, out value) ? value : null;

    // An action may set these itself, and then they are text among text of a shell.
    private static string Escape(string value) => string.Concat(value.Select(c => c switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        _ => @"\#&;`|*?~<>^()[]{}$'""".IndexOf(c) >= 0 ? "\\" + c : c.ToString(),
    }));

    private static Dictionary<string, string> Expand(IReadOnlyList<KeyValuePair<string, TracedText>> options, string family, List<Fault> faults)
    {
        var kept = new HashSet<string>(madeOfLines, StringComparer.Ordinal);
        var expanded = new TagSubstitution(options, kept, _ => null, faults, ConditionOf(family)).Apply() ?? [];
        return expanded.ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);
    }

    // The length of a ban is the ticket's, whatever an action sets. What was known before options were passed is gone.
    private static List<KeyValuePair<string, TracedText>> Options(ActionDefinition action, Duration timeout)
    {
        var named = new NamedTexts();
        foreach (var option in action.Commands.Concat(action.Properties).Where(option => option.Name != "bantime"))
        {
            named.TrySet(option.Name, option.Value);
        }

        named.TrySet("timeout", TracedText.At(timeout.ToString(), action.Origin.Locate(0, action.Origin.Length)));
        return [.. named.Pairs];
    }

    private static Duration ReadTimeout(ActionDefinition action, List<Fault> faults)
    {
        var value = action.Find("timeout");
        if (!Duration.TryParse(value?.Text ?? DefaultTimeout, out var timeout, out var problem))
        {
            faults.Add(Fault.Of(ConfigurationFaults.BadDuration, value!.Locate(0, value.Length), "timeout", problem!));
        }

        return timeout;
    }

    private static bool? IsSet(ActionDefinition action, string name) => action.Find(name) is { } value ? OptionValues.IsTrue(value.Text) : null;

    private static string ConditionOf(string? family) => string.IsNullOrEmpty(family) ? "" : "?family=" + family;
}
