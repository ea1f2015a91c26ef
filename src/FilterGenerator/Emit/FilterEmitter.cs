using System.Linq;
using System.Threading;
using Banhammer.FilterGenerator.Emit.Programs;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>Writes the declarations of one filter: a method for each of its regexes, and the list of them for the registry; beside them its searches.</summary>
internal static class FilterEmitter
{
    // Also the time-out of the regexes that are built at run time; a sane line takes microseconds.
    private const int TimeoutMilliseconds = 1000;

    /// <summary>The declarations of <paramref name="set"/>; the bodies of its regexes come from <see cref="RegexCompiler"/>.</summary>
    public static EmittedFilter Emit(PatternSet set, CancellationToken cancellation)
    {
        var programs = ProgramEmitter.Emit(set, out var searches, cancellation);
        var writer = new SourceWriter();
        FileHeader.Write(writer, $"Compiled from {set.Path}");
        writer.Line("using System.Text.RegularExpressions;");
        writer.Line("using Banhammer.Engine.Matching;");
        writer.Line("using Banhammer.FilterLanguage.Patterns;");
        writer.Line("using Banhammer.FilterLanguage.Programs;");
        writer.Line();
        writer.Line($"namespace {Names.Namespace};");
        writer.Line();
        writer.Line($"/// <summary>The regexes of <c>{DocText.Of(set.Path)}</c>; those that a filter before it has too stand there.</summary>");
        using (writer.Block($"internal static partial class {set.ClassName}"))
        {
            writer.Line("/// <summary>Each regex by its final text, with the names of its groups and the literals of which each match contains one.</summary>");
            using (writer.List("internal static CompiledPattern[] All() =>", ";"))
            {
                foreach (var pattern in set.Patterns)
                {
                    WriteEntry(writer, pattern, searches.TryGetValue(pattern.Member, out var search) ? search : null);
                }
            }

            foreach (var pattern in set.Patterns)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Line();
                WriteDeclaration(writer, pattern);
            }
        }

        var places = set.Patterns.Select(named => new MemberPlace(named.Member, named.Pattern.Title, named.Pattern.Where));
        return new EmittedFilter(set.Unit, writer.ToString(), programs, places.ToEquatableArray());
    }

    private static void WriteEntry(SourceWriter writer, NamedPattern named, string? search)
    {
        var pattern = named.Pattern;
        writer.Line("new(");
        using (writer.Indent())
        {
            writer.Line($"{StringLiteral.Of(pattern.Final.Text)},");
            writer.Line($"/* multiline: */ {(pattern.Final.Multiline ? "true" : "false")},");
            writer.Line($"{named.Member},");
            writer.Line($"[{string.Join(", ", pattern.DotNet.GroupNames.Select(StringLiteral.Of))}],");
            writer.Line($"[{string.Join(", ", pattern.LiteralSets.Select(SetOf))}]{(search is null ? ")," : ",")}");
            if (search is not null)
            {
                writer.Line($"{search}),");
            }
        }
    }

    private static void WriteDeclaration(SourceWriter writer, NamedPattern named)
    {
        var pattern = named.Pattern;
        writer.Line($"/// <summary>{PatternDoc.TitleOf(pattern)}");
        writer.Line($"/// {DocText.Of(pattern.Description)}.</summary>");
        if (pattern.LiteralSets.Count == 0)
        {
            writer.Line("/// <remarks>No text is known that each match contains, so this regex is tried on every line.</remarks>");
        }

        writer.Line("[GeneratedRegex(");
        using (writer.Indent())
        {
            writer.Line($"{StringLiteral.Of(pattern.DotNet.Text)},");
            writer.Line($"RegexOptions.CultureInvariant{(pattern.DotNet.Multiline ? " | RegexOptions.Multiline" : "")},");
            writer.Line($"matchTimeoutMilliseconds: {TimeoutMilliseconds})]");
        }

        writer.Line($"private static partial Regex {named.Member}();");
    }

    private static string SetOf(EquatableArray<RequiredLiteral> set) => $"[{string.Join(", ", set.Select(LiteralOf))}]";

    private static string LiteralOf(RequiredLiteral literal) =>
        $"new({StringLiteral.Of(literal.Text)}, {(literal.IgnoreCase ? "true" : "false")})";
}
