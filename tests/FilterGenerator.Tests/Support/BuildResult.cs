using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Banhammer.FilterGenerator.Model;
using Microsoft.CodeAnalysis;
using Shouldly;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>What a run of the generator gave.</summary>
/// <param name="Generator">Texts, diagnostics and steps.</param>
/// <param name="Output">The project with the emitted texts in it.</param>
internal sealed record BuildResult(GeneratorRunResult Generator, Compilation Output)
{
    /// <summary>The emitted texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } =
        Generator.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The diagnostics as <c>path(line,column): id severity</c>, counted from 1.</summary>
    public IReadOnlyList<string> Diagnostics { get; } =
        [.. Generator.Diagnostics.Select(diagnostic => $"{PlaceOf(diagnostic)}: {diagnostic.Id} {diagnostic.Severity}")];

    /// <summary>The reasons for which a step ran, one for each of its outputs.</summary>
    public IReadOnlyList<(IncrementalStepRunReason Reason, object Value)> Step(string name) =>
        Generator.TrackedSteps.TryGetValue(name, out var runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => (output.Reason, output.Value))]
            : [];

    /// <summary>The names of the filters for which a step gave something new.</summary>
    public IReadOnlyList<string> RedoneUnits(string step) =>
    [
        .. Step(step)
            .Where(run => run.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(run => run.Value switch
            {
                FilterSpec filter => filter.Name,
                EmittedFilter filter => filter.Unit,
                CompiledFilterSource filter => filter.Unit,
                var other => throw new InvalidOperationException($"step '{step}' gives {other.GetType().Name}"),
            }),
    ];

    /// <summary>Compiles the project, without a single warning, and loads it.</summary>
    public CompiledProject Load()
    {
        Generator.Exception.ShouldBeNull();
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        using var image = new MemoryStream();
        Output.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        return new CompiledProject(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    private static string PlaceOf(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }
}
