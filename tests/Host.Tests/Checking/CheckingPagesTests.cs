using System.IO;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Checking;

/// <summary>The pages about faults that only a run shows hold what they say: the first example has the fault, the second one has none.</summary>
public sealed class CheckingPagesTests
{
    [Theory]
    [InlineData("BH0503")]
    [InlineData("BH0504")]
    [InlineData("BH0505")]
    [InlineData("BH0506")]
    public void Page_Examples_HaveTheFaultAndNone(string id)
    {
        var page = File.ReadAllText(PagePath(id)).Split("## Fixed");

        Check(page[0]).ShouldContain($" {id} ");
        Check(page[1]).ShouldNotContain($" {id} ");
    }

    private static string Check(string section)
    {
        using var folder = new TemporaryFolder();
        return ProgramRun.Of("check", folder.Write("app.conf", section.Split("```ini\n")[1].Split("```")[0])).Output;
    }

    private static string PagePath(string id, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "diagnostics", id + ".md");
}
