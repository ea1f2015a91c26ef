using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Interpolation;
using Banhammer.Host.Enforcing.Shell;

namespace Banhammer.Host.Enforcing.Actions;

// script  = [ assignments "\n" ] text          text: the command, its tags replaced
// assignments = { "f2bV_" tag "=$" number " " }  number: of the argument that is the value, from 0 on

/// <summary>Fills what logs say into the text of a command, so that none of it becomes syntax of a shell.</summary>
/// <remarks>
/// As the peer does it: a value that has a character with a meaning to shells is bound to a variable, and the variable stands in the text. Any other
/// value stands there itself. Values are inserted once and never searched for tags.
/// </remarks>
internal sealed class CommandBinder
{
    /// <summary>Bytes of a value that are inserted; the system allows 128 KB for an argument.</summary>
    public const int MostValueBytes = 64 * 1024;

    // Longer values are bound whatever they consist of: a script has a limit too.
    private const int MostInline = 1024;
    private const string FieldTag = "F-";
    private static readonly SearchValues<char> special = SearchValues.Create("\\#&;`|*?~<>^()[]{}$'\"\n\r\0");

    private static readonly SearchValues<char> fieldCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private readonly TicketTags tags;
    private readonly List<KeyValuePair<string, string>> variables = [];

    private CommandBinder(TicketTags tags) => this.tags = tags;

    /// <summary>The command that a text comes to for a ticket.</summary>
    /// <param name="text">With the tags that only a ticket answers.</param>
    /// <param name="tags">What those stand for.</param>
    public static ShellCommand Bind(string text, TicketTags tags)
    {
        var binder = new CommandBinder(tags);
        var filled = Tag.ReplaceOnce(text, binder.Replace);
        var assignments = string.Concat(binder.variables.Select((variable, number) => string.Create(CultureInfo.InvariantCulture, $"{variable.Key}=${Position(number)} ")));
        return new ShellCommand(assignments.Length == 0 ? filled : assignments + "\n" + filled, [.. binder.variables.Select(variable => variable.Value)]);
    }

    /// <summary>What a tag stands for that neither options nor tickets know; null if nothing.</summary>
    public static string? BuiltIn(string tag) => tag switch
    {
        "br" => "\n",
        "sp" => " ",
        "fq-hostname" => HostNames.Full,
        "sh-hostname" => HostNames.Short,
        _ => null,
    };

    private string? Replace(string tag)
    {
        if (tags.Find(tag) is { } value)
            return Insert(tag, value);
        if (BuiltIn(tag) is { } builtIn)
            return builtIn;
        if (!IsField(tag))
            return null;
        var name = FieldName(tag);
        return Insert("F_" + name, tags.Field(name));
    }

    private string Insert(string tag, string value)
    {
        if (value.Length <= MostInline && value.AsSpan().IndexOfAny(special) < 0)
            return value;
        var name = "f2bV_" + string.Concat(tag.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var bound = Cut(value);
        while (variables.Exists(variable => variable.Key == name && variable.Value != bound))
            name += "_"; // two tags that differ in a character that no variable's name has
        if (!variables.Exists(variable => variable.Key == name))
            variables.Add(new(name, bound));
        return "$" + name;
    }

    // As many characters as fit.
    private static string Cut(string value)
    {
        Encoding.UTF8.GetEncoder().Convert(value, new byte[MostValueBytes], flush: true, out var used, out _, out _);
        return value[..used];
    }

    // $10 is $1 and a zero to some shells.
    private static string Position(int number) => number < 10 ? number.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");

    private static bool IsField(string tag) =>
        tag.StartsWith(FieldTag, StringComparison.Ordinal) && tag.Length > FieldTag.Length && tag.AsSpan(FieldTag.Length).IndexOfAnyExcept(fieldCharacters) < 0;

    private static string FieldName(string tag) => tag[FieldTag.Length..].ToLowerInvariant() switch
    {
        "id" => "fid",
        "port" => "fport",
        var name => name,
    };
}
