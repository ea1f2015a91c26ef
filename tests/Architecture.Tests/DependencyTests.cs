using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Architecture.Tests;

/// <summary>Who may know whom, by the <c>using</c> lists of the sources and the references of the projects.</summary>
public sealed partial class DependencyTests
{
    private const string Engine = "Banhammer.Engine";
    private const string Language = "Banhammer.FilterLanguage";

    /// <summary>Each project, and the projects that it may reference.</summary>
    public static TheoryData<string, string[]> Projects => new()
    {
        { "FilterLanguage", [] },
        { "FilterGenerator", [] }, // compiles the sources of FilterLanguage in, so that it is one assembly
        { "Engine", ["FilterLanguage"] },
        { "Host", ["Engine", "FilterGenerator"] }, // the generator as an analyzer
    };

    /// <summary>Each stage of the engine, and the other stages and projects whose types it may see.</summary>
    public static TheoryData<string, string[]> Stages => new()
    {
        { "Sources", [] },
        { "Framing", ["Banhammer.Engine.Sources"] },
        { "Prefiltering", ["Banhammer.Engine.Framing", Language] },
        { "Dates", ["Banhammer.Engine.Sources.Journal", "Banhammer.Engine.Framing", Language + ".Patterns"] },
        { "Matching", ["Banhammer.Engine.Framing", "Banhammer.Engine.Prefiltering", "Banhammer.Engine.Dates", Language + ".Definitions", Language + ".Faults", Language + ".Patterns", Language + ".Patterns.Nodes", Language + ".Programs"] },
        { "Resolving", ["Banhammer.Engine.Dates", "Banhammer.Engine.Matching"] },
        { "Counting", ["Banhammer.Engine.Dates", "Banhammer.Engine.Matching"] },
        { "Banning", ["Banhammer.Engine.Counting", "Banhammer.Engine.Dates", "Banhammer.Engine.Matching"] },
    };

    /// <summary>Each part of the filter language, and the parts it may see.</summary>
    public static TheoryData<string, string[]> LanguageParts => new()
    {
        { "Faults", [] },
        { "Conf", ["Faults"] },
        { "Interpolation", ["Conf", "Faults"] },
        { "Patterns", ["Faults"] },
        { "Programs", ["Patterns", "Patterns.Nodes"] },
        { "Automata", ["Patterns", "Patterns.Nodes", "Programs"] },
        { "Advice", ["Automata", "Faults", "Patterns", "Patterns.Nodes", "Programs"] },
        { "Definitions", ["Conf", "Faults", "Interpolation"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_AreAllowed(string project, string[] allowed) =>
        ProjectReference().Matches(Repository.Read($"src/{project}/{project}.csproj")).Select(match => match.Groups[1].Value).Except(allowed).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Usings_FollowItsReferences(string project, string[] allowed)
    {
        // An analyzer's types can't be seen, the sources that are compiled in can.
        var seen = project switch
        {
            "FilterGenerator" => [.. allowed, "FilterLanguage"],
            "Host" => ["Engine", "FilterLanguage"],
            _ => allowed,
        };

        Foreign(In($"src/{project}"), "Banhammer." + project).Where(use => !seen.Any(other => IsWithin(use, "Banhammer." + other))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stage_Usings_PointUpstream(string stage, string[] allowed)
    {
        var files = In($"src/Engine/{stage}").ToArray();

        files.ShouldNotBeEmpty();
        Foreign(files, $"{Engine}.{stage}").Where(use => !allowed.Contains(use)).ShouldBeEmpty();
    }

    [Fact]
    public void Stages_OfTheEngine_AreAllInTheTable() =>
        In("src/Engine").Select(file => file.Path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct()
            .ShouldBe(Stages.Select(row => row.Data.Item1), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(LanguageParts))]
    public void LanguagePart_Usings_AreAllowed(string part, string[] allowed) =>
        Foreign(In($"src/FilterLanguage/{part}"), $"{Language}.{part}").Except(allowed.Select(other => $"{Language}.{other}")).Except([Language]).ShouldBeEmpty();

    [Fact]
    public void FilterLanguage_Usings_HaveNoCompilerAndNoInputOrOutput()
    {
        string[] barred = ["Microsoft", "System.IO", "System.Net", "System.Diagnostics.Process", "System.Console"];

        In("src/FilterLanguage").SelectMany(file => file.Usings.Select(use => (file.Path, use))).Where(pair => barred.Any(name => IsWithin(pair.use, name))).ShouldBeEmpty();
        In("src/FilterLanguage").Where(file => InputOrOutput().IsMatch(file.Code)).Select(file => file.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Engine_Usings_HaveNoCompilerAndNoConsole() =>
        In("src/Engine").SelectMany(file => file.Usings).Where(use => IsWithin(use, "Microsoft.CodeAnalysis") || IsWithin(use, "Spectre") || IsWithin(use, "System.CommandLine")).ShouldBeEmpty();

    [Fact]
    public void Engine_FileAccess_IsInSourcesOnly() => In("src/Engine")
        .Where(file => !(file.Folder + "/").StartsWith("src/Engine/Sources/", StringComparison.Ordinal) && file.Usings.Contains("System.IO")).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Jail_IsKnownToHostReplayAndTestsOnly() => SourceFile.Products
        .Where(file => JailType().IsMatch(file.Code)).Select(file => file.Path)
        .Where(path => !path.StartsWith("src/Host/", StringComparison.Ordinal)).ShouldBe(["src/Engine/Jail.cs", "src/Engine/JointReplay.cs", "src/Engine/Replay.cs"], ignoreOrder: true);

    private static IEnumerable<SourceFile> In(string folder) => SourceFile.Products.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    // Namespaces of ours that files use and that lie outside of their own.
    private static IEnumerable<string> Foreign(IEnumerable<SourceFile> files, string own) =>
        files.SelectMany(file => file.Usings).Where(use => IsWithin(use, "Banhammer") && !IsWithin(use, own)).Distinct();

    private static bool IsWithin(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(\w+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"\b(?:System\.IO|File\.\w|Directory\.\w|Console\.\w|Environment\.\w)")]
    private static partial Regex InputOrOutput();

    // The type, not the options, the observer or a word in a text.
    [GeneratedRegex(@"\bclass Jail\b|\bnew Jail\(|(?<![\w.""])Jail (?:jail|\w+[;,)])")]
    private static partial Regex JailType();
}
