using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Checking;

/// <summary>Faults that only the program can tell, since they depend on its engine or on what it was built with.</summary>
internal static class CheckingFaults
{
    /// <summary>A date pattern that makes no date template.</summary>
    public static readonly FaultRule BadDatePattern = new(
        "BH0501",
        "datepattern can't be read",
        "{0}",
        Severity.Error);

    /// <summary>Regexes that are built when the program runs.</summary>
    public static readonly FaultRule NotCompiledIn = new(
        "BH0502",
        "Regexes aren't compiled in",
        "{0} of the {1} regexes of filter '{2}' aren't compiled into this binary and are built when it runs, which is slower; 'dotnet publish src/Host -p:BanhammerConfig={3}' compiles them in",
        Severity.Info);

    /// <summary>Work that multiplies with each few characters.</summary>
    public static readonly FaultRule Exponential = new(
        "BH0503",
        "exponential backtracking",
        "{0} can share out a text in many ways: on {1}, plain backtracking takes {3} steps for n = {2} and {5} for n = {4}, and so on without end; one such line hangs fail2ban, {6}; {7}",
        Severity.Warning);

    /// <summary>Work that grows with the third power of the line, or a higher one.</summary>
    public static readonly FaultRule SteepPolynomial = new(
        "BH0504",
        "backtracking that grows steeply",
        "{0} can share out a text in many ways: on {1}, plain backtracking takes {3} steps for n = {2} and {5} for n = {4}; long lines stall fail2ban, {6}; {7}",
        Severity.Warning);

    /// <summary>Work that grows with the square of the line.</summary>
    public static readonly FaultRule Quadratic = new(
        "BH0505",
        "quadratic backtracking",
        "{0} can share out a text in many ways: on {1}, plain backtracking takes {3} steps for n = {2} and {5} for n = {4}; many long lines keep fail2ban busy, {6}; {7}",
        Severity.Info);

    /// <summary>An address that stands where a client can put one is taken.</summary>
    public static readonly FaultRule PosedAddress = new(
        "BH0506",
        "text can pose as the address",
        "in '{1}' the regex finds {2}, in '{4}' {3}: text that a client chooses can pose as the address of '{0}'; take no more than the field may have before the address, such as '\\S+', and end the regex with precise text and '$'",
        Severity.Warning);

    /// <summary>Whether one fault of this kind is enough for a place: regexes share parts, and each shows it with a line of its own.</summary>
    public static bool IsAboutPlace(FaultRule rule) => rule == Exponential || rule == SteepPolynomial || rule == Quadratic;
}
