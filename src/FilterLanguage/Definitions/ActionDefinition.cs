using System.Linq;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>An action of a jail with its options resolved: the commands that ban and unban, and what their tags stand for.</summary>
public sealed record ActionDefinition
{
    /// <summary>The name by which the jail knows it (<c>actname</c>); unique in the jail.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name of its file in <c>action.d</c>, with <c>.py</c> where it is a program of the peer's.</summary>
    public string File { get; init; } = "";

    /// <summary>The file that defines it; the first one read if there are several.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where the jail names it.</summary>
    public TracedText Origin { get; init; } = TracedText.At("", default);

    /// <summary>Whether it is a Python program, which has properties only.</summary>
    public bool IsPython { get; init; }

    /// <summary>
    /// What it does (<c>actionban</c>, <c>actionstop</c> …), in the order in which the peer tells it to its server. Tags are replaced but for
    /// those that are known only when a command runs.
    /// </summary>
    public EquatableArray<FilterOption> Commands { get; init; }

    /// <summary>What else it was passed or has in <c>[Init]</c>: values for tags, not expanded, in order. <c>name?family=inet6</c> holds for one family.</summary>
    public EquatableArray<FilterOption> Properties { get; init; }

    /// <summary>Paths of the files that were read, each once.</summary>
    public EquatableArray<string> FilesRead { get; init; }

    /// <summary>The value of a command or a property, or null.</summary>
    public TracedText? Find(string name) => Commands.Concat(Properties).FirstOrDefault(option => option.Name == name)?.Value;
}
