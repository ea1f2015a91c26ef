using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Controlling.Options;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling.Commands;

/// <summary><c>set JAIL …</c> and <c>get JAIL …</c> as far as a jail's definition tells: pure functions, for jails that run and for drafts.</summary>
internal static class JailCommand
{
    /// <summary>Changes a definition.</summary>
    /// <param name="jail">The definition.</param>
    /// <param name="words">The words behind <c>set JAIL</c>.</param>
    /// <returns>The changed one, and what the peer's server answers.</returns>
    /// <exception cref="CommandException">There is no such option, or the words can't be used.</exception>
    public static (JailDefinition Changed, PlainValue Answer) Set(JailDefinition jail, CommandWords words)
    {
        var verb = words.Text(0);
        switch (verb)
        {
            case "addaction":
                return (ActionEdits.Add(jail, words.From(1)), words[1]);
            case "delaction":
                return (ActionEdits.Remove(jail, words.Text(1)), PlainValue.None);
            case "action":
                return SetAction(jail, words.From(1));
            default:
                return JailOptionTable.TryApply(jail, verb, words.From(1), out var changed, out var option) ? (changed, option!.Get(changed))
                    : throw new CommandException($"Invalid command {PythonLiteral.Of(verb)} (no set action or not yet implemented)");
        }
    }

    /// <summary>Tells an option.</summary>
    /// <param name="jail">The definition.</param>
    /// <param name="words">The words behind <c>get JAIL</c>.</param>
    public static PlainValue Get(JailDefinition jail, CommandWords words) => words.Text(0) switch
    {
        "actions" => PlainValue.ListOf(jail.Actions.Select(action => action.Name)),
        "action" => ActionEdits.Property(jail, words.Text(1), words.Text(2)),
        "actionproperties" => ActionEdits.Properties(jail, words.Text(1)),
        "actionmethods" => Methods(ActionEdits.Get(jail, words.Text(1))),
        var name when JailOptionTable.Find(name) is { } option => option.Get(jail),
        var name when name.StartsWith("bantime.", StringComparison.Ordinal) => PlainValue.None,
        _ => throw new CommandException("Invalid command (no get action or not yet implemented)"),
    };

    // Ours are data, not objects.
    private static PlainValue Methods(ActionDefinition _) => PlainValue.ListOf([]);

    // A property and its value, or a list of such pairs.
    private static (JailDefinition, PlainValue) SetAction(JailDefinition jail, CommandWords words)
    {
        var name = words.Text(0);
        if (words[1] is PlainValue.List pairs)
            return (ActionEdits.Change(jail, name, pairs.Items.Select(Pair)), true);
        var changed = ActionEdits.Change(jail, name, [(words.Text(1), words[2])]);
        return (changed, ActionEdits.Property(changed, name, words.Text(1)));
    }

    private static (string, PlainValue) Pair(PlainValue pair)
    {
        IReadOnlyList<PlainValue> items = pair is PlainValue.List list ? list.Items : pair is PlainValue.Tuple tuple ? tuple.Items : [];
        return items is [var name, var value] ? (PlainText.Str(name), value) : throw new CommandException(CommandError.Value, $"'{PlainText.Str(pair)}' is no pair of a property and a value");
    }
}
