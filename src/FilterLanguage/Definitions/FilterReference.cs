using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A filter as a jail or a command line names it: <c>name[option=value, …]</c>.</summary>
/// <param name="Name">The name of the filter, or the path of its file.</param>
/// <param name="Arguments">In the order in which they are written; of two with the same name the last counts.</param>
public sealed record FilterReference(string Name, EquatableArray<FilterArgument> Arguments)
{
    /// <summary>Reads a reference.</summary>
    /// <param name="text">For example <c>sshd[mode=aggressive]</c>.</param>
    /// <param name="reference">The reference when true.</param>
    /// <param name="problem">What was found and what was expected when false.</param>
    /// <param name="position">Offset of the problem in <paramref name="text"/>.</param>
    public static bool TryParse(string text, out FilterReference? reference, out string? problem, out int position) =>
        new ReferenceParser(text).TryParse(out reference, out problem, out position);

    /// <summary>Reads a reference and keeps where each argument stands.</summary>
    internal static bool TryParse(TracedText text, out FilterReference? reference, out NamedTexts arguments, out string? problem, out int position)
    {
        var parser = new ReferenceParser(text.Text);
        arguments = new NamedTexts();
        if (!parser.TryParse(out reference, out problem, out position))
        {
            return false;
        }

        for (var i = 0; i < reference!.Arguments.Count; i++)
        {
            var (start, length) = parser.Places[i];
            arguments.TrySet(reference.Arguments[i].Name, text.Slice(start, length));
        }

        return true;
    }

    /// <summary>The arguments by name.</summary>
    public IReadOnlyDictionary<string, string> ToOptions()
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in Arguments)
        {
            options[argument.Name] = argument.Value;
        }

        return options;
    }

    /// <summary>The reference as it would be written; values with a separator in them are quoted.</summary>
    public override string ToString() =>
        Arguments.Count == 0 ? Name : $"{Name}[{string.Join(", ", Arguments.Select(argument => $"{argument.Name}={Quote(argument.Value)}"))}]";

    private static string Quote(string value) =>
        value.IndexOfAny(['"', '\'', ',', ']']) < 0 ? value : value.IndexOf('"') < 0 ? $"\"{value}\"" : $"'{value}'";
}
