using System;
using System.Linq;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Controlling.Options;

/// <summary>Small changes of definitions.</summary>
internal static class JailEdits
{
    // Stands for the place of what no file says.
    private static readonly SourceSpan byClient = SourceSpan.File("(set by a client)");

    private static readonly string[] trueWords = ["1", "on", "true", "yes"];

    /// <summary>A text that a client sent.</summary>
    public static TracedText Traced(string text) => TracedText.At(text, byClient);

    /// <summary>The definition with the text of an option replaced.</summary>
    public static JailDefinition With(this JailDefinition jail, string option, string text) =>
        jail with { Options = jail.Options.Where(other => other.Name != option).Append(new FilterOption(option, Traced(text))).OrderBy(other => other.Name, StringComparer.Ordinal).ToEquatableArray() };

    /// <summary>The definition without an option.</summary>
    public static JailDefinition Without(this JailDefinition jail, string option) =>
        jail with { Options = jail.Options.Where(other => other.Name != option).ToEquatableArray() };

    /// <summary>The definition with another filter.</summary>
    public static JailDefinition WithFilter(this JailDefinition jail, Func<FilterDefinition, FilterDefinition> change) => jail with { Filter = change(jail.Filter) };

    /// <summary>A length of time, as configuration writes it.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static Duration DurationOf(string text) => Duration.TryParse(text, out var duration, out var problem) ? duration : throw new CommandException(CommandError.Value, problem!);

    /// <summary>A length of time as the peer answers it: a whole number where it is written as one.</summary>
    public static PlainValue Seconds(Duration duration) => duration.HasFraction ? new PlainValue.Real(duration.Seconds) : (long)duration.Seconds;

    /// <summary>Whether a word switches something on.</summary>
    public static bool IsTrue(PlainValue word) => word is PlainValue.Truth truth ? truth.Value : trueWords.Contains(PlainText.Str(word), StringComparer.OrdinalIgnoreCase);
}
