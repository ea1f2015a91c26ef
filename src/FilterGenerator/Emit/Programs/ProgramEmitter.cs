using System.Collections.Generic;
using System.Threading;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>Writes the searches of one filter: a method for each of its regexes that is a program of byte operations.</summary>
internal sealed class ProgramEmitter
{
    // The JIT doesn't optimise a method of more than 2,000 blocks, and an operation has up to four; what is larger is interpreted.
    private const int MostOperations = 500;

    private readonly SourceWriter methods = new();
    private readonly ByteSets sets = new();
    private readonly RunClasses classes = new();
    private readonly Dictionary<string, string> entries = [];

    private ProgramEmitter()
    {
    }

    /// <summary>The searches of <paramref name="set"/> as C#.</summary>
    /// <param name="set">The patterns.</param>
    /// <param name="entries">By pattern's member the C# of its program; missing for one that has none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static string Emit(PatternSet set, out IReadOnlyDictionary<string, string> entries, CancellationToken cancellation)
    {
        var emitter = new ProgramEmitter();
        foreach (var named in set.Patterns)
        {
            cancellation.ThrowIfCancellationRequested();
            emitter.Add(named);
        }

        entries = emitter.entries;
        return emitter.FileOf(set);
    }

    private void Add(NamedPattern named)
    {
        var pattern = named.Pattern;
        var tree = PatternParser.Parse(pattern.Final).Tree!;
        if (!ProgramCompiler.TryCompile(tree, out var program, out var reason) || program!.Operations.Count > MostOperations)
        {
            methods.Line();
            methods.Line(program is null
                ? $"// {named.Member} is no program: the regex has {reason}."
                : $"// {named.Member} is interpreted: of {program.Operations.Count} operations the compiler would make slow code.");
            return;
        }

        var name = named.Member + "Search";
        methods.Line();
        methods.Line($"/// <summary>{PatternDoc.TitleOf(pattern)}");
        methods.Line($"/// {DocText.Of(pattern.Description)}.</summary>");
        methods.Line($"/// <remarks>Cost of backtracking: {CostAnalysis.Of(program)}.</remarks>");
        SearchWriter.Write(methods, name, program, sets, classes);
        entries.Add(named.Member, $"new({name}, /* slots: */ {program.Slots}, {StartOf(program)})");
    }

    private static string StartOf(Program program)
    {
        var start = PatternStart.Of(program);
        return start == PatternStart.Any
            ? "PatternStart.Any"
            : $"new({StringLiteral.Of(start.Literal)}, 0x{start.Low:X}, 0x{start.High:X}, {(start.BeyondAscii ? "true" : "false")})";
    }

    private string FileOf(PatternSet set)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, $"Searches compiled from {set.Path}");
        writer.Line("#pragma warning disable CS0162 // a regex may have parts that nothing can match");
        writer.Line();
        writer.Line("using System;");
        writer.Line("using Banhammer.Engine.Matching.Emitted;");
        writer.Line("using Banhammer.FilterLanguage;");
        writer.Line("using Banhammer.FilterLanguage.Patterns.Nodes;");
        writer.Line("using Banhammer.FilterLanguage.Programs;");
        writer.Line();
        writer.Line($"namespace {Names.Namespace};");
        writer.Line();
        using (writer.Block($"internal static partial class {set.ClassName}"))
        {
            // Without it the fields would be made when a search first reads one, and each search would be compiled with a check for that.
            writer.Line("// Makes the fields before any search is compiled.");
            using (writer.Block($"static {set.ClassName}()"))
            {
            }

            classes.Write(writer);
            writer.Line();
            writer.Line(methods.ToString().Trim('\n'));
            sets.Write(writer);
        }

        return writer.ToString();
    }
}
