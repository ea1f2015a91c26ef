using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Configuring;

/// <summary>The commands for an action of a jail: its name, then all it consists of at once.</summary>
internal static class ActionCommands
{
    private static readonly string[] switches = ["actionstart_on_demand", "actionrepair_on_unban", "norestored"];

    /// <summary>The commands.</summary>
    public static IEnumerable<StreamValue> Of(string jail, ActionDefinition action)
    {
        if (action.IsPython)
        {
            yield return CommandStream.Command(["set", jail, "addaction"], StreamValue.Of(action.Name), StreamValue.Of(action.Path), Json(action));
            yield break;
        }

        yield return CommandStream.Command("set", jail, "addaction", action.Name);
        var options = action.Commands.Select(option => Pair(option, switches.Contains(option.Name) ? option.IsTrue ? "True" : "False" : PythonLiteral.Of(option.Value.Text)))
            .Concat(action.Properties.Select(option => Pair(option, PythonLiteral.Of(option.Value.Text)))).ToArray();
        yield return options is [var one]
            ? CommandStream.Command(["set", jail, "action", action.Name], [.. one.Items])
            : CommandStream.Command(["multi-set", jail, "action", action.Name], StreamValue.ListOf(options));
    }

    private static StreamValue Pair(FilterOption option, string literal) => StreamValue.ListOf([StreamValue.Of(option.Name), StreamValue.Of(literal, option.Value)]);

    // The peer hands properties to a program as JSON.
    private static StreamValue Json(ActionDefinition action)
    {
        var text = "{" + string.Join(", ", action.Properties.Select(option => $"{Quote(option.Name)}: {Quote(option.Value.Text)}")) + "}";
        return StreamValue.Of(PythonLiteral.Of(text), action.Origin);
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return quoted.Append('"').ToString();
    }
}
