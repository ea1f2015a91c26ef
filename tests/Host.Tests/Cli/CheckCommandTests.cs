using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Cli;

public sealed class CheckCommandTests
{
    [Fact]
    public void UnknownFilter_IsAUsageError()
    {
        using var folder = new TemporaryFolder();
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = a <ADDR>\n");

        var run = ProgramRun.Of("check", "-c", folder.Path, "aps");

        run.Errors.ShouldBe($"banhammer: filter 'aps': not among folder '{folder.Path}/filter.d'; did you mean 'app'?\n");
        run.Exit.ShouldBe(2);
    }

    [Fact]
    public void FolderWithoutFilters_IsAUsageError()
    {
        using var folder = new TemporaryFolder();

        var run = ProgramRun.Of("check", "-c", folder.Path);

        run.Errors.ShouldBe($"banhammer: {folder.Path}/filter.d: there are no filters; expected .conf files\n");
        run.Exit.ShouldBe(2);
    }
}
