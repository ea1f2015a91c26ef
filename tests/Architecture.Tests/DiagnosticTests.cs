using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Architecture.Tests;

/// <summary>Each rule has an id of its own and a page that says how to mend it.</summary>
public sealed partial class DiagnosticTests
{
    public static TheoryData<string, string> Rules => new(FaultRules.All.Select(rule => (rule.Id, rule.Title)));

    [Fact]
    public void Rules_AreAllRead() => FaultRules.All.Count.ShouldBe(FaultRules.Declarations);

    [Fact]
    public void Rules_Ids_AreUniqueAndWellFormed()
    {
        FaultRules.All.GroupBy(rule => rule.Id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        FaultRules.All.Select(rule => rule.Id).ShouldAllBe(id => Id().IsMatch(id));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_OfEachRule_HasTitleAndBothExamples(string id, string title)
    {
        var page = Repository.Read($"docs/diagnostics/{id}.md").Split('\n');

        page[0].ShouldBe($"# {id}: {title}");
        foreach (var heading in new[] { "## Invalid", "## Fixed" })
        {
            var at = Array.IndexOf(page, heading);
            at.ShouldBeGreaterThan(0, heading);
            page.Skip(at + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ShouldContain(line => line.StartsWith("```", StringComparison.Ordinal), heading);
        }
    }

    [Fact]
    public void Pages_BelongToARule() => Repository.Files("docs/diagnostics", "BH*.md").Select(path => Path.GetFileNameWithoutExtension(path))
        .Except(FaultRules.All.Select(rule => rule.Id)).ShouldBeEmpty();

    [GeneratedRegex("^BH0[0-9]{3}$")]
    private static partial Regex Id();
}
