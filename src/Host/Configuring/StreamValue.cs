using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Configuring;

/// <summary>A value of a command, as Python prints it.</summary>
/// <param name="Literal">Its text.</param>
/// <param name="Origin">Where it comes from; null for what no file says.</param>
/// <param name="Items">The values of a list; empty for others.</param>
internal sealed record StreamValue(string Literal, SourceSpan? Origin, IReadOnlyList<StreamValue> Items)
{
    /// <summary>A word that the protocol has.</summary>
    public static StreamValue Of(string word) => new(PythonLiteral.Of(word), null, []);

    /// <summary>A text of a file.</summary>
    public static StreamValue Of(TracedText text) => Of(PythonLiteral.Of(text.Text), text);

    /// <summary>What was made of a text of a file.</summary>
    public static StreamValue Of(string literal, TracedText text) => new(literal, text.Locate(0, text.Length), []);

    /// <summary>A list.</summary>
    public static StreamValue ListOf(IReadOnlyList<StreamValue> items) => new($"[{string.Join(", ", items.Select(item => item.Literal))}]", null, items);

    /// <summary>The values that stand in files, those of lists among them.</summary>
    public IEnumerable<StreamValue> Located => Origin is null ? Items.SelectMany(item => item.Located) : [this];
}
