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
}
