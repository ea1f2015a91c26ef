using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;
using Banhammer.FilterLanguage.Tests.Patterns;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

public sealed class ProgramCompilerTests
{
    [Theory]
    [MemberData(nameof(ProgramCases.Constructs), MemberType = typeof(ProgramCases))]
    [MemberData(nameof(ProgramCases.Conditionals), MemberType = typeof(ProgramCases))]
    [MemberData(nameof(ProgramCases.Loops), MemberType = typeof(ProgramCases))]
    [MemberData(nameof(ProgramCases.Addresses), MemberType = typeof(ProgramCases))]
    public void TryCompile_Regex_GivesOperations(string regex, string expected) => Listing(regex).ShouldBe(expected);

    [Theory]
    [InlineData("(?<=ab)c", "a lookbehind of more than one character")]
    [InlineData("(?P<a>x)(?i:(?P=a))", "a back-reference that ignores case")]
    [InlineData("(?:ab){1,99}", "a group that is repeated between 1 and 99 times")]
    [InlineData("(?:ab){5000}", "more than 4096 operations")]
    [InlineData("(?:(?:ab){80}){80}", "more than 4096 operations")]
    public void TryCompile_WhatProgramsDoNotDo_IsRefusedWithAReason(string regex, string expected)
    {
        ProgramCompiler.TryCompile(Parsing.Tree(regex), out var program, out var reason).ShouldBeFalse();

        program.ShouldBeNull();
        reason.ShouldBe(expected);
    }

    /// <summary>Each would overflow the stack, or fill the memory, if it were taken as it comes.</summary>
    [Theory]
    [InlineData(@"\d\s", "", 3000, "more than 4096 operations")]
    [InlineData("(?:ab)?", "", 3000, "more than 4096 operations")]
    [InlineData("(?:a|)", "", 3000, "more than 4096 operations")]
    [InlineData("(?(1)a)", "(b)", 3000, "parts that can be empty follow one another too often, or are nested too deep")]
    [InlineData("(x)?", "(?(1)a)(?(2)a)(?(3)a)(?(4)a)(?(5)a)(?(6)a)(?(7)a)(?(8)a)(?(9)a)(?(10)a)(?(11)a)(?(12)a)", 12, "more than 4096 operations")]
    public void TryCompile_HostileRegex_IsRefused(string repeated, string behind, int times, string expected)
    {
        var regex = new StringBuilder().Insert(0, repeated, times).Append(behind).ToString();

        ProgramCompiler.TryCompile(Parsing.Tree(regex), out _, out var reason).ShouldBeFalse();

        reason.ShouldBe(expected);
    }

    [Fact]
    public void TryCompile_NestedGroups_CompileToAnyDepthThatParses()
    {
        const int depth = PatternParser.MaxDepth;
        var regex = new StringBuilder().Insert(0, "(?:a", depth).Append('$').Insert((4 * depth) + 1, "b)?", depth).ToString();

        Compiling.Program(regex).Operations.Count.ShouldBe((3 * depth) + 2);
    }

    [Fact]
    public void TryCompile_AnyRegex_GivesALinkedProgramOrAReason() => Prop.ForAll(AnyPattern.Text, text =>
    {
        if (PatternParser.Parse(new FinalRegex(text, false)).Tree is not { } tree)
            return true;

        return ProgramCompiler.TryCompile(tree, out var program, out var reason)
            ? reason is null && program!.Operations.Select((o, i) => o.Index == i && IsLinked(program, o)).All(linked => linked)
            : reason!.Length > 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261121, 17));

    [Fact]
    public void TryCompile_Groups_GetSlotsInTheOrderOfTheirNumbers()
    {
        var program = Compiling.Program(@"(?:(a)|(?P<second>b*|c))+(?P<third>d)(?(1)e|f)");

        program.GroupNames.ShouldBe(["second", "third"]);
        program.Tests.ShouldBe([2]);
        program.Registers.ShouldBe([6]);
        program.Slots.ShouldBe(7);
        program.IsMemoable.ShouldBeTrue();
    }

    [Fact]
    public void TryCompile_BackReference_IsNotMemoable() => Compiling.Program("(?P<a>x)(?P=a)").IsMemoable.ShouldBeFalse();

    [Theory]
    [InlineData("^a", false, ProgramAnchor.Start)]
    [InlineData("(?P<x>^a)", false, ProgramAnchor.Start)]
    [InlineData(@"\Aa", true, ProgramAnchor.Start)]
    [InlineData("^a", true, ProgramAnchor.LineStart)]
    [InlineData("^ab|^c", false, ProgramAnchor.Start)]
    [InlineData("^ab|c", false, ProgramAnchor.None)]
    [InlineData("a^", false, ProgramAnchor.None)]
    [InlineData("$", false, ProgramAnchor.None)]
    public void TryCompile_Start_IsKnown(string regex, bool multiline, ProgramAnchor expected) => Compiling.Program(regex, multiline).Anchor.ShouldBe(expected);

    [Fact]
    public void TryCompile_RequiredLiterals_AreThoseOfTheTree() =>
        Compiling.Program("(?:Failed|Invalid) .*").Required.Select(literal => literal.Text).ShouldBe(["Failed ", "Invalid "]);

    [Fact]
    public void Table_TargetsThatCannotStart_AreNotViable()
    {
        var split = Compiling.Program("(?:[ab]x|b1|(?P<n>$))").Entry;

        Viable(split, 'a').ShouldBe([0]);
        Viable(split, 'b').ShouldBe([0, 1]);
        Viable(split, '\n').ShouldBe([2]);
        Viable(split, FirstSet.End).ShouldBe([2]);
        Viable(split, 'c').ShouldBeEmpty();
        Viable(split, 0xC3).ShouldBeEmpty();
        split.IsChoice.ShouldBeTrue();
        split.Table.Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("^(?:[ab]*(?:a|bc) from |[ab]*)x", " from ", null)]
    [InlineData("^(?:[ab]*(?:a|bc) from |[ab]*(?:c|ba) from )x", null, null)] // both need it
    [InlineData("^(?:[ab]* from |[ab]*)x", null, null)] // nothing is gained
    [InlineData("^(?:[ab]*(?:a|bc)(?= from )|[ab]*)x", null, null)] // seen, and not taken
    [InlineData("^(?:[ab]*(?:a| from )*|[ab]*)x", null, null)] // may be left out
    public void Gate_LiteralOfOneTarget_IsFound(string regex, string? first, string? second)
    {
        var split = Compiling.Program(regex).Operations.First(o => o.Kind == OperationKind.Split);

        split.Targets.Select(t => t.Gate is null ? null : Encoding.UTF8.GetString(t.Gate)).ShouldBe([first, second]);
    }

    private static string Listing(string regex) =>
        string.Join(" / ", ProgramListing.Of(Compiling.Program(regex)).Split('\n', System.StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Replace("  ", " ")));

    private static int[] Viable(Operation split, int byteOrEnd) => [.. split.Table[byteOrEnd].Select(target => split.Targets.ToList().IndexOf(target))];

    private static bool IsLinked(Program program, Operation operation)
    {
        var ends = operation.Kind is OperationKind.Accept or OperationKind.Done or OperationKind.Split;
        return ends == (operation.Next is null) && operation.Successors().All(next => program.Operations[next.Index] == next)
            && (operation.Kind == OperationKind.Split) == (operation.Targets.Count > 1 && operation.Table.Count == FirstSet.End + 1);
    }
}
