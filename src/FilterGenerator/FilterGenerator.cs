using System.Linq;
using Banhammer.FilterGenerator.Diagnostics;
using Banhammer.FilterGenerator.Emit;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterGenerator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Banhammer.FilterGenerator;

/// <summary>
/// Compiles filter files to C#: <c>files → filters → patterns → assigned → emitted → compiled</c>, and beside it the registry and the faults.
/// </summary>
[Generator]
public sealed class FilterGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Texts as values: from here on nothing knows about the compiler.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => ConfFileReader.Read(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.ConfFiles);
        var fileSet = files.Collect().Select(static (all, _) => ConfFileSet.Of(all));

        // Includes cross files, so any edit reads all filters again; that is cheap, and a filter that reads the same stops here.
        var filters = fileSet
            .SelectMany(static (set, cancellation) => FilterReader.ReadAll(set, cancellation))
            .WithTrackingName(StepNames.Filters);

        // Parsing and analysis are costly, so they run for each filter by itself.
        var patterns = filters
            .Select(static (filter, cancellation) => PatternSpecReader.Read(filter, cancellation))
            .WithTrackingName(StepNames.Patterns);

        // Which filter is the first to have a regex is a question to all of them; one whose share stays the same stops here.
        var assigned = patterns.Collect()
            .SelectMany(static (all, _) => PatternSet.Assign(all))
            .WithTrackingName(StepNames.Assigned);
        var emitted = assigned
            .Where(static set => set.Patterns.Count > 0)
            .Select(static (set, cancellation) => FilterEmitter.Emit(set, cancellation))
            .WithTrackingName(StepNames.Emitted);

        // The slowest step by far. Its references are the framework's alone, so that edits of other projects don't reach it.
        var references = context.MetadataReferencesProvider
            .Where(static reference => RegexCompiler.IsFramework(reference))
            .Collect();
        var settings = context.CompilationProvider
            .Select(static (compilation, _) => new CompilationSettings(
                compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
                compilation.Options.CheckOverflow));
        var compiled = emitted
            .Combine(references)
            .Combine(context.ParseOptionsProvider)
            .Combine(settings)
            .Select(static (input, cancellation) =>
            {
                var (((filter, references), parseOptions), settings) = input;
                return RegexCompiler.Compile(filter, references, (CSharpParseOptions)parseOptions, settings, cancellation);
            })
            .WithTrackingName(StepNames.Compiled);

        var registry = patterns.Collect()
            .Combine(assigned.Collect())
            .Combine(fileSet)
            .Select(static (input, _) => RegistrySpec.Of(input.Left.Left, input.Left.Right, input.Right))
            .Select(static (registry, _) => RegistryEmitter.Emit(registry))
            .WithTrackingName(StepNames.Registry);

        // Filters share files and so faults: each is told once.
        var faults = patterns.Collect()
            .Combine(compiled.Collect())
            .Combine(fileSet)
            .SelectMany(static (input, _) => FaultList.Of(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(StepNames.Faults);

        context.RegisterSourceOutput(emitted, static (output, filter) => output.AddSource(filter.HintName, filter.Text));
        context.RegisterSourceOutput(emitted, static (output, filter) => output.AddSource(filter.ProgramsHintName, filter.Programs));
        context.RegisterSourceOutput(compiled, static (output, filter) => output.AddSource(filter.HintName, filter.Text));
        context.RegisterSourceOutput(registry, static (output, text) => output.AddSource(Names.RegistryHintName, text));
        context.RegisterSourceOutput(faults, static (output, fault) => output.ReportDiagnostic(FaultDiagnostics.Of(fault)));
    }
}
