using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Banhammer.FilterGenerator.Diagnostics;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>Gets bodies for declared regexes from the SDK's own regex generator.</summary>
/// <remarks>
/// Generators don't see each other's output, so a <c>[GeneratedRegex]</c> that this one emits would stay without a body. Hence
/// the SDK's generator is run here, in a driver of its own, over a compilation that holds nothing but our declarations.
/// See <c>docs/decisions/0001-nested-regex-generator.md</c>.
/// </remarks>
internal static class RegexCompiler
{
    private const string GeneratorType = "System.Text.RegularExpressions.Generator.RegexGenerator";
    private const string GeneratorAssembly = "System.Text.RegularExpressions.Generator";

    /// <summary>Whether a reference is one that generated regexes can need.</summary>
    public static bool IsFramework(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference { FilePath: { } path })
        {
            return false;
        }

        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith("System.", StringComparison.OrdinalIgnoreCase)
            || name.Equals("mscorlib.dll", StringComparison.OrdinalIgnoreCase)
            || name.Equals("netstandard.dll", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The bodies for the declarations of <paramref name="filter"/>.</summary>
    /// <param name="filter">The declarations.</param>
    /// <param name="references">Where <c>Regex</c> and <c>GeneratedRegexAttribute</c> are found.</param>
    /// <param name="parseOptions">Those of the project; the regex generator asks for the language version.</param>
    /// <param name="settings">What else the regex generator asks for.</param>
    /// <param name="cancellation">Stops the nested run.</param>
    public static CompiledFilterSource Compile(
        EmittedFilter filter,
        ImmutableArray<MetadataReference> references,
        CSharpParseOptions parseOptions,
        CompilationSettings settings,
        CancellationToken cancellation)
    {
        if (CreateGenerator(out var problem) is not { } generator)
        {
            var fault = Fault.Of(CompilingFaults.NoRegexGenerator, SourceSpan.File(""), GeneratorType, problem);
            return new CompiledFilterSource(filter.Unit, "", new[] { fault }.ToEquatableArray());
        }

        var declarations = CSharpSyntaxTree.ParseText(filter.Text, parseOptions, filter.HintName, cancellationToken: cancellation);
        var compilation = CSharpCompilation.Create(
            "Banhammer.NestedRegexes",
            [declarations],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                checkOverflow: settings.CheckOverflow,
                allowUnsafe: settings.AllowUnsafe));
        var run = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: parseOptions)
            .RunGenerators(compilation, cancellation)
            .GetRunResult();
        var faults = new List<Fault>();
        foreach (var result in run.Results)
        {
            if (result.Exception is { } exception)
            {
                faults.Add(Fault.Of(CompilingFaults.Refused, SourceSpan.File(""), filter.HintName, exception.Message));
            }
        }

        faults.AddRange(run.Diagnostics.Select(remark => FaultOf(remark, filter.Places, declarations, cancellation)));
        var bodies = string.Join("\n", run.GeneratedTrees.Select(tree => tree.GetText(cancellation).ToString()));

        // Analysing the flow of null through the regexes' many jumps would take the compiler most of its time, for code without a null.
        bodies = bodies.Replace("\r\n", "\n").Replace("#nullable enable", "#nullable disable");
        return new CompiledFilterSource(filter.Unit, bodies, faults.ToEquatableArray());
    }

    private static IIncrementalGenerator? CreateGenerator(out string problem)
    {
        try
        {
            // The compiler loads every analyzer of a build such that one can name the types of another.
            var type = Type.GetType($"{GeneratorType}, {GeneratorAssembly}", throwOnError: true);
            problem = "it is no incremental generator";
            return Activator.CreateInstance(type) as IIncrementalGenerator;
        }
        catch (Exception e) when (e is TypeLoadException or System.IO.IOException or BadImageFormatException or MissingMethodException)
        {
            problem = e.Message;
            return null;
        }
    }

    private static Fault FaultOf(Diagnostic remark, IEnumerable<MemberPlace> places, SyntaxTree declarations, CancellationToken cancellation)
    {
        // A remark points into text that no one has on disk; what helps is the line of the configuration behind it.
        var member = declarations.GetRoot(cancellation)
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.Span.IntersectsWith(remark.Location.SourceSpan));
        var place = places.FirstOrDefault(candidate => candidate.Member == member?.Identifier.ValueText);
        var rule = remark.Severity == DiagnosticSeverity.Error ? CompilingFaults.Refused : CompilingFaults.Interpreted;
        return Fault.Of(
            rule,
            place?.Where ?? SourceSpan.File(""),
            place?.Title ?? "a regex",
            remark.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
