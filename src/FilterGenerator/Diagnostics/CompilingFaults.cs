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

    /// <summary>A regex that the regex generator refuses.</summary>
    public static readonly FaultRule Refused = new(
        "BH0403",
        "Regex refused by the regex generator",
        "{0} can't be compiled, because the regex generator says '{1}'; rewrite the regex and report this as a bug of the translation",
        Severity.Error);
}
