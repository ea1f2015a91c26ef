namespace Banhammer.FilterLanguage.Faults;

/// <summary>How much a fault matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the filter works as written.</summary>
    Info,

    /// <summary>The peer accepts this in silence, but it hardly does what was meant.</summary>
    Warning,

    /// <summary>The peer rejects this too; the filter can't be used.</summary>
    Error,
}
