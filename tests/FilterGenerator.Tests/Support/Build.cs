using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>A build of a small project with the generator, edited and run again as an editor would.</summary>
internal sealed class Build
{
    private static readonly CSharpParseOptions parseOptions = new(LanguageVersion.Latest);
    private readonly Dictionary<string, InMemoryFile> files;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;

    /// <summary>What emitted code refers to: the framework, and the real engine.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    /// <summary>A project with these configuration files, by path.</summary>
    public Build(params (string Path, string Text)[] conf)
    {
        files = conf.ToDictionary(file => file.Path, file => new InMemoryFile(file.Path, file.Text));
        compilation = CSharpCompilation.Create(
            "Compiled",
            [CSharpSyntaxTree.ParseText("internal static class Unrelated;", parseOptions, "Unrelated.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create(
            [new FilterGenerator().AsSourceGenerator()],
            conf.Select(file => files[file.Path]),
            parseOptions,
            new FileMetadata(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Replaces the text of a configuration file.</summary>
    public void EditConf(string path, string text)
    {
        var edited = new InMemoryFile(path, text);
        driver = driver.ReplaceAdditionalText(files[path], edited);
        files[path] = edited;
    }

    /// <summary>Adds a class that has nothing to do with filters.</summary>
    public void EditUnrelatedCode() =>
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class AlsoUnrelated;", parseOptions, "AlsoUnrelated.cs"));

    /// <summary>Runs the generator.</summary>
    public BuildResult Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return new BuildResult(driver.GetRunResult().Results.Single(), output);
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.GetFiles(framework, "System*.dll")
            .Append(Path.Combine(AppContext.BaseDirectory, "Banhammer.FilterLanguage.dll"))
            .Append(Path.Combine(AppContext.BaseDirectory, "Banhammer.Engine.dll"))
            .Where(IsManaged)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        return image.HasMetadata;
    }
}
