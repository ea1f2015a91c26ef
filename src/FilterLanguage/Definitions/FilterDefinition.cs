namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A filter with its options resolved: what it looks for, nothing compiled yet.</summary>
public sealed record FilterDefinition
{
    /// <summary>The name by which jails know it: that of its file without folder and extension.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file that defines it; the first one read if there are several.</summary>
    public string Path { get; init; } = "";

    /// <summary>What a failure looks like; tried in this order.</summary>
    public EquatableArray<RegexSource> FailRegexes { get; init; }

    /// <summary>What is no failure even so.</summary>
    public EquatableArray<RegexSource> IgnoreRegexes { get; init; }

    /// <summary>What each line has to match first, and the part of it that the others see; null if there is none.</summary>
    public RegexSource? PrefRegex { get; init; }

    /// <summary>Date templates as written, one a line; null leaves the default templates.</summary>
    public string? DatePattern { get; init; }

    /// <summary>Lines that a regex may span, at least 1 <i>(default: 1)</i>.</summary>
    public int MaxLines { get; init; } = 1;

    /// <summary>Whether <see cref="MaxLines"/> is set, or the default.</summary>
    public bool SetsMaxLines { get; init; }

    /// <summary>Journal matches, one an element, not yet split into words.</summary>
    public EquatableArray<string> JournalMatches { get; init; }

    /// <summary>Whether host names are looked up, as written; null if the filter does not say.</summary>
    public string? UseDns { get; init; }

    /// <summary>Paths of the files that were read, in the order in which they were put on top of each other, each once.</summary>
    public EquatableArray<string> FilesRead { get; init; }

    /// <summary>Those of <see cref="Options"/> that mean something in a filter, in the order in which the peer tells them to its server.</summary>
    public EquatableArray<FilterOption> SentOptions { get; init; }

    /// <summary>All options that have a final value, by name in ordinal order.</summary>
    public EquatableArray<FilterOption> Options { get; init; }
}
