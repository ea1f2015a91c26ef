using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Banhammer.Engine.Matching;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>The program as a user builds it who compiles all of the peer's filters in; made once, in a folder of its own.</summary>
internal static class PeerBuild
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "peer-build");
    private static readonly Lazy<string> program = new(Build);
    private static readonly Lazy<PatternRegistry> registry = new(Load);

    /// <summary>The program's path.</summary>
    public static string Program => program.Value;

    /// <summary>What is compiled into it, usable in this process.</summary>
    public static PatternRegistry Registry => registry.Value;

    private static string Build()
    {
        // No server outlives the build: it would keep our pipe open.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "build", Path.Combine(Repository.Root, "src", "Host"), "-c", "Release", "--artifacts-path", folder, $"-p:BanhammerConfig={Peer.Folder}",
                "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false", "-v", "quiet", "-nologo",
            ])
        { RedirectStandardOutput = true };
        using var build = Process.Start(start).ShouldNotBeNull();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        build.ExitCode.ShouldBe(0, output);
        return Path.Combine(folder, "bin", "Host", "release", "banhammer");
    }

    // Engine and the rest are this process's own, so that its types are ours.
    private static PatternRegistry Load() =>
        (PatternRegistry)new AssemblyLoadContext("peer's filters").LoadFromAssemblyPath(Program + ".dll")
            .GetType("Banhammer.Filters.CompiledPatterns", throwOnError: true)!
            .GetProperty("Registry", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
