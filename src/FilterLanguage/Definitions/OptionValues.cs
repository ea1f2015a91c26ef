using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Reads the values of options as what they mean. A value that can't be read is a fault, and null.</summary>
internal sealed class OptionValues(NamedTexts texts, List<Fault> faults)
{
    private static readonly string[] trueWords = ["1", "on", "true", "yes"];

    private static readonly string[] falseWords = ["0", "off", "false", "no", ""];

    /// <summary>Whether a text counts as true: all but a few words are false.</summary>
    public static bool IsTrue(string text) => trueWords.Contains(PythonText.Lower(text));

    /// <summary>The text of an option, or null.</summary>
    public string? Text(string name) => texts.Find(name)?.Text;

    /// <summary>A switch; null if it isn't set.</summary>
    public bool? Switch(string name)
    {
        if (texts.Find(name) is not { } value)
        {
            return null;
        }

        if (!IsTrue(value.Text) && !falseWords.Contains(PythonText.Lower(value.Text)))
        {
            Report(ConfigurationFaults.BadSwitch, value, name, Fault.Clip(value.Text));
        }

        return IsTrue(value.Text);
    }

    /// <summary>A whole number; null if it isn't set or can't be read.</summary>
    public int? Number(string name)
    {
        if (texts.Find(name) is not { } value)
        {
            return null;
        }

        var number = PythonText.ParseInteger(value.Text);
        if (number is null)
        {
            Report(ConfigurationFaults.BadNumber, value, name, Fault.Clip(value.Text));
        }

        return number;
    }

    /// <summary>A length of time; null if it isn't set or can't be read.</summary>
    public Duration? Duration(string name)
    {
        if (texts.Find(name) is not { Length: > 0 } value)
        {
            return null;
        }

        if (Definitions.Duration.TryParse(value.Text, out var duration, out var problem))
        {
            return duration;
        }

        Report(ConfigurationFaults.BadDuration, value, name, problem!);
        return null;
    }

    /// <summary>The words of an option, between blanks, line ends and whatever <paramref name="isSeparator"/> takes.</summary>
    public IEnumerable<TracedText> Words(string name, Func<char, bool> isSeparator)
    {
        if (texts.Find(name) is not { } value)
        {
            yield break;
        }

        for (var start = 0; start < value.Length;)
        {
            var end = start;
            while (end < value.Length && !PythonText.IsSpace(value.Text[end]) && !isSeparator(value.Text[end]))
                end++;

            if (end > start)
                yield return value.Slice(start, end - start);

            start = end + 1;
        }
    }

    /// <summary>Adds a fault about all of a value.</summary>
    public void Report(FaultRule rule, TracedText value, params string[] arguments) =>
        faults.Add(Fault.Of(rule, value.Locate(0, value.Length), arguments));
}
