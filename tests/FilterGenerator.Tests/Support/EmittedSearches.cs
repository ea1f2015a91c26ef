extern alias engine;

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Banhammer.FilterGenerator.Emit;
using Banhammer.FilterGenerator.Emit.Programs;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using engine::Banhammer.Engine.Matching;
using engine::Banhammer.Engine.Matching.Emitted;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Shouldly;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>Regexes whose searches are written, compiled in one go, and loaded.</summary>
internal static class EmittedSearches
{
    /// <summary>The regexes of which programs are written, with their emitted programs and nothing else of what is generated for a filter.</summary>
    /// <param name="regexes">Final regexes; valid ones.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<CompiledPattern> Of(IEnumerable<FinalRegex> regexes, CancellationToken cancellation)
    {
        var patterns = regexes.Select((regex, index) => new NamedPattern($"FailRegex{index}", SpecOf(regex))).ToEquatableArray();
        var text = ProgramEmitter.Emit(new PatternSet("made", "filters/made.conf", "Made", patterns), out var entries, cancellation);
        var emitted = patterns.Where(named => entries.ContainsKey(named.Member)).ToList();
        var list = $$"""
            using Banhammer.FilterLanguage.Programs;

            namespace {{Names.Namespace}};

            internal static partial class MadePatterns
            {
                public static Banhammer.Engine.Matching.Emitted.EmittedProgram[] All() =>
                [
                    {{string.Join(",\n", emitted.Select(named => entries[named.Member]))}}
                ];
            }
            """;
        var programs = Load(text, list, cancellation);
        return [.. emitted.Zip(programs, (named, program) => PatternOf(named.Pattern, program))];
    }

    private static EmittedProgram[] Load(string text, string list, CancellationToken cancellation)
    {
        var compilation = CSharpCompilation.Create(
            "Searches",
            [CSharpSyntaxTree.ParseText(text, cancellationToken: cancellation), CSharpSyntaxTree.ParseText(list, cancellationToken: cancellation)],
            Build.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        using var image = new MemoryStream();
        compilation.Emit(image, cancellationToken: cancellation).Success.ShouldBeTrue();
        image.Position = 0;
        var all = new AssemblyLoadContext(null).LoadFromStream(image).GetType("Banhammer.Filters.MadePatterns")!
            .GetMethod("All", BindingFlags.Static | BindingFlags.Public)!;
        return (EmittedProgram[])all.Invoke(null, null)!;
    }

    private static CompiledPattern PatternOf(PatternSpec pattern, EmittedProgram program) => new(
        pattern.Final.Text, pattern.Final.Multiline, () => throw new InvalidDataException("no regex is asked"), [.. pattern.DotNet.GroupNames], [], program);

    private static PatternSpec SpecOf(FinalRegex regex)
    {
        var tree = PatternParser.Parse(regex).Tree.ShouldNotBeNull();
        return new PatternSpec(
            regex, DotNetTranslator.Translate(tree), default, PatternDescriber.Describe(tree), RegexRole.Fail, 1, "", HostNames: true, SourceSpan.File("filters/made.conf"));
    }
}
