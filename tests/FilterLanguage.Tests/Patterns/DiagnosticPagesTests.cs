using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Patterns;

/// <summary>The pages about faults of patterns show what they say: the first example has the fault, the second one has none.</summary>
public sealed class DiagnosticPagesTests
{
    // Their examples can't be written out: an interpolated option, and a regex of a thousand brackets.
    private static readonly string[] Indirect = [PatternFaults.Empty.Id, PatternFaults.TooDeep.Id];

    public static TheoryData<string> Ids => new(Rules().Select(r => r.Id).Except(Indirect));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_Examples_HaveTheFaultAndNone(string id)
    {
        var page = File.ReadAllText(PagePath(id)).Split("## Fixed");

        FaultsOf(Example(page[0])).ShouldContain(id);
        FaultsOf(Example(page[1])).ShouldNotContain(id);
    }

    [Fact]
    public void Page_OfEachRule_IsTitledAsTheRule()
    {
        foreach (var rule in Rules())
            File.ReadLines(PagePath(rule.Id)).First().ShouldBe($"# {rule.Id}: {rule.Title}");
    }

    private static IEnumerable<FaultRule> Rules() => new[] { typeof(PatternFaults), typeof(AdviceFaults) }
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (FaultRule)f.GetValue(null)!);

    private static List<string> FaultsOf(string example)
    {
        var read = Regexes(example, "failregex").Select(r => Parsing.FailRegex(r)).ToList();
        var ignores = Regexes(example, "ignoreregex").Select(r => PatternReader.Read(r, RegexRole.Ignore, true, 1)).ToList();
        var faults = read.Where(r => r.Fault is not null).Select(r => r.Fault!)
            .Concat(PatternChecks.Of(read, null).Select(f => f.Fault))
            .Concat(PatternAdvice.Of(read, null)
                .Concat(OverlapAdvice.NeverMatching(read)).Concat(OverlapAdvice.Redundant(read)).Concat(OverlapAdvice.Ignored(read, ignores))
                .Select(f => f.Fault));
        return [.. faults.Select(f => f.Rule.Id)];
    }

    private static string Example(string section) => section.Split("```ini\n")[1].Split("\n```")[0];

    // The lines of an option, one regex each.
    private static IEnumerable<string> Regexes(string example, string option)
    {
        var parts = example.Split("\n" + option + " = ");
        return parts.Length < 2 ? [] : parts[1].Split('\n').TakeWhile((line, index) => index == 0 || line.StartsWith(' ')).Select(line => line.Trim());
    }

    private static string PagePath(string id, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "diagnostics", id + ".md");
}
