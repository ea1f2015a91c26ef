using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>An option of a filter, a jail or an action with its final value.</summary>
/// <param name="Name">As it can be used in a tag; <c>known/name</c> is the value before the options that were passed.</param>
/// <param name="Value">Everything replaced that options can replace.</param>
public sealed record FilterOption(string Name, TracedText Value)
{
    /// <summary>Whether the value counts as true where a switch is meant.</summary>
    public bool IsTrue => OptionValues.IsTrue(Value.Text);

    /// <summary>The value as a whole number; null if it is none.</summary>
    public int? Number => PythonText.ParseInteger(Value.Text);
}
