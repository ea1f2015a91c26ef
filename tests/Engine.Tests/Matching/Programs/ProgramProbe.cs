using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Tests.Matching.Programs;

/// <summary>One regex, searched by its program in every mode and by .NET. Answers are texts, such as "match=0-4 g=0-2 h=-".</summary>
internal sealed class ProgramProbe
{
    /// <summary>The answer where there is no match.</summary>
    public const string NoMatch = "no match";

    private static readonly TimeSpan dotNetTimeout = TimeSpan.FromMilliseconds(20);
    private readonly Machine machine = new();
    private readonly SubjectBytes bytes = new();
    private readonly PatternTree tree;
    private readonly string[] groups;
    private Regex? regex;

    private ProgramProbe(PatternTree tree, Program program)
    {
        this.tree = tree;
        Program = program;
        Packed = ProgramPacker.Pack(program);
        groups = tree.GroupNames.ToArray();
    }

    public Program Program { get; }

    public PackedProgram Packed { get; }

    /// <summary>Whether its work is linear with memory: no reference, and no body that can scan on and on.</summary>
    public bool IsLinearWithMemory => CostAnalysis.Of(Program).IsLinearWithMemory;

    /// <summary>The regex as .NET has it.</summary>
    public string DotNetText => DotNetTranslator.Translate(tree).Text;

    /// <summary>The steps of the last search by the program.</summary>
    public long Steps => machine.Steps;

    /// <summary>A probe, or null for what is no regex, or one outside of the subset.</summary>
    /// <param name="regex">In Python's syntax.</param>
    /// <param name="multiline">With MULTILINE.</param>
    public static ProgramProbe? TryCreate(string regex, bool multiline = false) =>
        PatternParser.Parse(new FinalRegex(regex, multiline)).Tree is { } tree && ProgramCompiler.TryCompile(tree, out var program, out _)
            ? new ProgramProbe(tree, program!) : null;

    /// <summary>What the program finds without memory; null if it takes too many steps.</summary>
    public string? Plainly(string subject, long steps = 50_000) => Answer(subject, machine.SearchPlainly, steps);

    /// <summary>What it finds with memory; null if it takes too many steps, or can't have memory.</summary>
    public string? WithMemory(string subject, long steps = 5_000_000) => Program.IsMemoable ? Answer(subject, machine.SearchWithMemory, steps) : null;

    /// <summary>What the engine finds.</summary>
    public string? Found(string subject) => Answer(subject, (program, searched, _) => machine.Search(program, searched), 0);

    /// <summary>What .NET finds; null if it takes too long.</summary>
    public string? ByDotNet(string subject)
    {
        // Interpreted: a regex is asked a few times only. Some loops of nothing never end there, and take memory all the while.
        regex ??= new Regex(DotNetText, (tree.Multiline ? RegexOptions.Multiline : RegexOptions.None) | RegexOptions.CultureInvariant, dotNetTimeout);
        var text = subject + "\n";
        try
        {
            var match = regex.Match(text);
            return !match.Success ? NoMatch : Line(Bytes(match.Index), Bytes(match.Index + match.Length), groups.Select(name => match.Groups[DotNetRegex.GroupNameOf(name)])
                .Select(group => group.Success ? (Bytes(group.Index), Bytes(group.Index + group.Length)) : (-1, -1)));
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or OverflowException)
        {
            return null;
        }

        int Bytes(int characters) => Encoding.UTF8.GetByteCount(text.AsSpan(0, characters));
    }

    private delegate SearchResult SearchMethod(PackedProgram program, SubjectBytes searched, long steps);

    private string? Answer(string subject, SearchMethod search, long steps)
    {
        bytes.Forget();
        bytes.Read(Encoding.UTF8.GetBytes(subject), DateCut.None);
        var result = search(Packed, bytes, steps);
        var slots = machine.Slots.ToArray();
        return result switch
        {
            SearchResult.Match => Line(
                bytes.StartOffset(machine.MatchStart),
                bytes.EndOffset(machine.MatchEnd),
                groups.Select((_, i) => slots[(2 * i) + 1] < 0 ? (-1, -1) : (bytes.StartOffset(slots[2 * i]), bytes.EndOffset(slots[(2 * i) + 1])))),
            SearchResult.NoMatch => NoMatch,
            _ => null,
        };
    }

    private string Line(int start, int end, IEnumerable<(int Start, int End)> captured) =>
        string.Join(' ', groups.Zip(captured, Place).Prepend(Place("match", (start, end))));

    private static string Place(string name, (int Start, int End) offsets) =>
        offsets.End < 0 ? name + "=-" : string.Create(CultureInfo.InvariantCulture, $"{name}={offsets.Start}-{offsets.End}");
}
