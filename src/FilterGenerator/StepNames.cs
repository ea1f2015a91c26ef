namespace Banhammer.FilterGenerator;

/// <summary>Names of the steps of the pipeline, so that tests can ask why a step ran.</summary>
public static class StepNames
{
    /// <summary>Texts of the configuration files.</summary>
    public const string ConfFiles = nameof(ConfFiles);

    /// <summary>Filters as read: includes merged, options filled in, for each variant.</summary>
    public const string Filters = nameof(Filters);

    /// <summary>Patterns of a filter: parsed, translated, described.</summary>
    public const string Patterns = nameof(Patterns);

    /// <summary>Patterns that a filter is the first to have.</summary>
    public const string Assigned = nameof(Assigned);

    /// <summary>Declarations of a filter as C#.</summary>
    public const string Emitted = nameof(Emitted);

    /// <summary>Bodies of a filter's regexes as C#, from the nested generator.</summary>
    public const string Compiled = nameof(Compiled);

    /// <summary>The registry as C#.</summary>
    public const string Registry = nameof(Registry);

    /// <summary>Every fault found, once.</summary>
    public const string Faults = nameof(Faults);
}
