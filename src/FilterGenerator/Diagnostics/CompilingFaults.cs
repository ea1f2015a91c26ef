using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Diagnostics;

/// <summary>Faults of the last phase, in which the SDK's regex generator writes the code of each regex.</summary>
internal static class CompilingFaults
{
    /// <summary>The SDK has no regex generator where one is expected.</summary>
    public static readonly FaultRule NoRegexGenerator = new(
        "BH0401",
        "Regex generator not found",
        "the SDK's regex generator '{0}' can't be loaded ({1}); build with a .NET 10 SDK and keep its analyzers enabled",
        Severity.Error);

    /// <summary>A regex that the regex generator leaves to the interpreter.</summary>
    public static readonly FaultRule Interpreted = new(
        "BH0402",
        "Regex left to the interpreter",
        "{0} has no generated code but is interpreted, because the regex generator says '{1}'; avoid backreferences under '(?i)'",
        Severity.Warning);

    /// <summary>A regex that can keep a backtracking engine busy without end.</summary>
    public static readonly FaultRule SteepBacktracking = new(
        "BH0404",
        "Steep backtracking",
        "as far as the regex tells, plain backtracking takes {0} steps for n bytes of some line, which hangs fail2ban; what is compiled in stays in proportion to the line; "
        + "'banhammer check' looks for such a line and says which parts share it out",
        Severity.Warning);

    /// <summary>A regex that can keep a backtracking engine busy with long lines.</summary>
    public static readonly FaultRule QuadraticBacktracking = new(
        "BH0405",
        "Quadratic backtracking",
        "as far as the regex tells, plain backtracking takes {0} steps for n bytes of some line; what is compiled in stays in proportion to the line",
        Severity.Info);

    /// <summary>A regex that the regex generator refuses.</summary>
    public static readonly FaultRule Refused = new(
        "BH0403",
        "Regex refused by the regex generator",
        "{0} can't be compiled, because the regex generator says '{1}'; rewrite the regex and report this as a bug of the translation",
        Severity.Error);
}
