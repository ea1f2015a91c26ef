using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Banhammer.FilterGenerator.Tests.Support;
using Banhammer.FilterLanguage.Faults;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests;

public sealed class DiagnosticsTests
{
    [Theory]
    [MemberData(nameof(FaultCases.All), MemberType = typeof(FaultCases))]
    public void Run_Fault_IsToldOnceAtItsPlace(string text, string diagnostic) =>
        new Build(("filters/gate.conf", text)).Run().Diagnostics.Where(told => told.EndsWith("Error", StringComparison.Ordinal)).ShouldBe([diagnostic]);

    [Fact]
    public void Run_FaultInAnInclude_IsToldOnceForAllThatIncludeIt()
    {
        var gate = "[INCLUDES]\nbefore = shared.conf\n[Definition]\nfailregex = ^%(__broken)s <HOST>$\n";

        var told = new Build(
            ("filters/a.conf", gate),
            ("filters/b.conf", gate),
            ("filters/shared.conf", "[DEFAULT]\n__broken = x{3,1}\n")).Run().Diagnostics;

        told.Where(line => line.EndsWith("Error", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("/repo/filters/shared.conf(2,");
    }

    [Fact]
    public void Run_FaultInOneFilter_LeavesTheOthersCompiled()
    {
        var result = new Build(Filters.Common, Filters.Door, ("filters/broken.conf", "[Definition]\nfailregex = ^(<HOST>$\n")).Run();

        result.Sources.Keys.ShouldContain("Door.Regexes.g.cs");
        result.Load().Filters.ShouldBe(["broken", "door"]);
    }

    [Fact]
    public void Run_Diagnostic_LinksToItsPage()
    {
        var result = new Build(("filters/broken.conf", "[Definition]\nfailregex = ^(<HOST>$\n")).Run();

        var descriptor = result.Generator.Diagnostics.ShouldHaveSingleItem().Descriptor;

        descriptor.HelpLinkUri.ShouldBe($"docs/diagnostics/{descriptor.Id}.md");
    }

    [Theory]
    [InlineData(@"^login (?:\w+ ?)+ refused from <ADDR>$", "BH0404 Warning")]
    [InlineData(@"^login of .*, reason: .* from <ADDR>$", "BH0405 Info")]
    public void Run_RegexThatBacktracksLong_IsToldOnceAtItsPlace(string regex, string expected) =>
        new Build(("filters/gate.conf", $"[Definition]\nfailregex = {regex}\n")).Run().Diagnostics
            .Where(told => told.Contains("BH04", StringComparison.Ordinal)).ShouldBe([$"/repo/filters/gate.conf(2,13): {expected}"]);

    [Fact]
    public void Run_RegexThatReadsEachLineInOneWay_IsNotTold() =>
        new Build(("filters/gate.conf", "[Definition]\nfailregex = ^login of [^,]*, reason: \\S+ from <ADDR>$\n")).Run().Diagnostics
            .ShouldNotContain(told => told.Contains("BH04", StringComparison.Ordinal));

    [Fact]
    public void Run_CaseInsensitiveBackreference_IsToldToBeInterpreted()
    {
        var result = new Build(("filters/gate.conf", "[Definition]\nfailregex = ^x\n            (?i)^(?P<name>\\w+) is (?P=name) from <HOST>$\n")).Run();

        result.Diagnostics.ShouldContain("/repo/filters/gate.conf(3,13): BH0402 Warning");
    }

    [Fact]
    public void EveryRule_HasItsPage()
    {
        var rules = typeof(FilterGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(FaultRule))
            .Select(field => (FaultRule)field.GetValue(null)!)
            .ToList();

        rules.ShouldNotBeEmpty();
        rules.Select(rule => rule.Id).ShouldBeUnique();
        foreach (var rule in rules)
        {
            var page = File.ReadLines(Path.Combine(PagesFolder(), rule.Id + ".md")).First();
            page.ShouldStartWith($"# {rule.Id}: {rule.Title}", Case.Insensitive);
        }
    }

    private static string PagesFolder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "../../docs/diagnostics");
}
