using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Banhammer.FilterGenerator.Diagnostics;

/// <summary>Faults of configuration files as diagnostics of the compiler.</summary>
internal static class FaultDiagnostics
{
    private const string HelpFolder = "docs/diagnostics/";

    /// <summary>The diagnostic for <paramref name="fault"/>, at the place in the file that it names.</summary>
    public static Diagnostic Of(Fault fault) =>
        Diagnostic.Create(Descriptor(fault.Rule), LocationOf(fault.Where), fault.Arguments.Cast<object>().ToArray());

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Descriptor(FaultRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        CategoryOf(rule.Id),
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpFolder}{rule.Id}.md");

    // Ids are BHppnn, pp being the phase.
    private static string CategoryOf(string id) => id.Substring(2, 2) switch
    {
        "00" => "Reading",
        "01" => "Interpolation",
        "02" => "Patterns",
        "03" => "Advice",
        _ => "Compiling",
    };

    private static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // Lines and columns of faults count from 1, those of locations from 0; line 0 is the file as a whole.
    private static Location LocationOf(SourceSpan where)
    {
        if (where.Path.Length == 0)
        {
            return Location.None;
        }

        var start = where.Line == 0 ? LinePosition.Zero : new LinePosition(where.Line - 1, where.Column - 1);
        var end = new LinePosition(start.Line, start.Character + where.Length);
        return Location.Create(where.Path, new TextSpan(start.Character, where.Length), new LinePositionSpan(start, end));
    }
}
