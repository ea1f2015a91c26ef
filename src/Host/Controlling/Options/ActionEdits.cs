using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling.Options;

/// <summary>The actions of a jail, as clients add, change and look at them.</summary>
internal static class ActionEdits
{
    // What each action has, set or not.
    private static readonly string[] commandNames =
    [
        "actionban", "actioncheck", "actionflush", "actionprolong", "actionreban", "actionreload", "actionrepair", "actionrepair_on_unban", "actionstart",
        "actionstart_on_demand", "actionstop", "actionunban", "norestored",
    ];

    /// <summary>Adds an action that does nothing yet; one that is a program of the peer's comes with its file and properties.</summary>
    public static JailDefinition Add(JailDefinition jail, CommandWords words)
    {
        var name = words.Text(0);
        if (Find(jail, name) is not null)
            throw new CommandException(CommandError.Value, $"Action {name} already exists");
        var action = new ActionDefinition { Name = name, File = name, Origin = JailEdits.Traced(name) };
        return Set(jail, [.. jail.Actions, words.Count > 1 ? action with { IsPython = true, Path = words.Text(1), Properties = Json(words.Text(2)) } : action]);
    }

    /// <summary>Takes an action away.</summary>
    public static JailDefinition Remove(JailDefinition jail, string name)
    {
        Get(jail, name);
        return Set(jail, [.. jail.Actions.Where(action => action.Name != name)]);
    }

    /// <summary>Sets properties of an action: pairs of a name and a value.</summary>
    public static JailDefinition Change(JailDefinition jail, string name, IEnumerable<(string Property, PlainValue Value)> pairs)
    {
        var changed = pairs.Aggregate(Get(jail, name), (action, pair) => Change(action, pair.Property, PlainText.Str(pair.Value)));
        return Set(jail, [.. jail.Actions.Select(action => action.Name == name ? changed : action)]);
    }

    /// <summary>The value of a property; a command that isn't set is empty.</summary>
    public static PlainValue Property(JailDefinition jail, string name, string property) => Get(jail, name).Find(property)?.Text is { } text ? text
        : commandNames.Contains(property) ? ""
        : throw new CommandException($"the action {PythonLiteral.Of(name)} has no property {PythonLiteral.Of(property)}");

    /// <summary>The names of an action's properties, in order.</summary>
    public static PlainValue Properties(JailDefinition jail, string name)
    {
        var action = Get(jail, name);
        return PlainValue.ListOf(action.Commands.Concat(action.Properties).Select(option => option.Name).Concat(commandNames).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>An action that must be there.</summary>
    public static ActionDefinition Get(JailDefinition jail, string name) => Find(jail, name) ?? throw new CommandException(CommandError.Key, $"Invalid Action name: {name}");

    private static ActionDefinition? Find(JailDefinition jail, string name) => jail.Actions.FirstOrDefault(action => action.Name == name);

    private static ActionDefinition Change(ActionDefinition action, string property, string value) => commandNames.Contains(property)
        ? action with { Commands = With(action.Commands, property, value) }
        : action with { Properties = With(action.Properties, property, value) };

    // In place, as the order of commands is that of the file.
    private static EquatableArray<FilterOption> With(EquatableArray<FilterOption> options, string name, string value)
    {
        var option = new FilterOption(name, JailEdits.Traced(value));
        return (options.Any(other => other.Name == name) ? options.Select(other => other.Name == name ? option : other) : options.Append(option)).ToEquatableArray();
    }

    private static JailDefinition Set(JailDefinition jail, IReadOnlyList<ActionDefinition> actions) => jail with { Actions = actions.ToEquatableArray() };

    private static EquatableArray<FilterOption> Json(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.EnumerateObject()
                .Select(pair => new FilterOption(pair.Name, JailEdits.Traced(pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : pair.Value.GetRawText()))).ToEquatableArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CommandException(CommandError.Value, $"properties of an action can't be read: {e.Message}");
        }
    }
}
