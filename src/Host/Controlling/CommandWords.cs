using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling;

/// <summary>The words of a command behind its verb. One that is missing is the client's mistake, and told in the peer's words.</summary>
internal readonly struct CommandWords(IReadOnlyList<PlainValue> values, int start = 0)
{
    /// <summary>Number of words.</summary>
    public int Count => values.Count - start;

    /// <summary>A word as it was sent.</summary>
    /// <exception cref="CommandException">There are fewer words.</exception>
    public PlainValue this[int index] => index < Count ? values[start + index] : throw new CommandException(CommandError.Index, "list index out of range");

    /// <summary>The words from one on.</summary>
    public CommandWords From(int index) => new(values, start + index);

    /// <summary>A word as text.</summary>
    public string Text(int index) => PlainText.Str(this[index]);

    /// <summary>All words as texts.</summary>
    public IReadOnlyList<string> Texts() => [.. values.Skip(start).Select(PlainText.Str)];

    /// <summary>The texts of a word that is a list of them, or a text alone.</summary>
    public IReadOnlyList<string> TextsAt(int index) => this[index] is PlainValue.List list ? [.. list.Items.Select(PlainText.Str)] : [Text(index)];

    /// <summary>The commands, each a list, of a word that is a list of them.</summary>
    public IReadOnlyList<PlainValue> Commands(int index) => this[index] is PlainValue.List list ? list.Items
        : throw new CommandException(CommandError.Value, $"'{Text(index)}' is no list of commands");

    /// <summary>A word as a whole number.</summary>
    public int Number(int index)
    {
        var text = Text(index);
        if (this[index] is not PlainValue.Real && BigInteger.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number >= int.MinValue && number <= int.MaxValue ? (int)number : throw new CommandException(CommandError.Value, $"{text} has more than 32 bits");
        throw new CommandException(CommandError.Value, $"invalid literal for int() with base 10: {PythonLiteral.Of(text)}");
    }
}
