using Banhammer.FilterLanguage.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Conf;

public sealed class ConfPathTests
{
    [Theory]
    [InlineData("/etc/filter.d", "common.conf", "/etc/filter.d/common.conf")]
    [InlineData("/etc/filter.d", "../other/./x.conf", "/etc/other/x.conf")]
    [InlineData("/etc", "../../../x.conf", "/x.conf")]
    [InlineData("filters", "../../x.conf", "../x.conf")]
    [InlineData("/etc", "/abs//x.conf", "/abs/x.conf")]
    [InlineData("", "x.conf", "x.conf")]
    [InlineData("", "./x.conf", "x.conf")]
    public void Join_Paths_AreNormalised(string folder, string path, string expected) => ConfPath.Join(folder, path).ShouldBe(expected);

    [Theory]
    [InlineData("/etc/x.conf", "/etc", "x.conf", "/etc/x.local")]
    [InlineData("/x.conf", "/", "x.conf", "/x.local")]
    [InlineData("x.conf", "", "x.conf", "x.local")]
    [InlineData("a.d/x", "a.d", "x", "a.d/x.local")]
    [InlineData("a/..x.conf", "a", "..x.conf", "a/..x.local")]
    [InlineData("a/.hidden", "a", ".hidden", "a/.hidden.local")]
    public void Parts_OfAPath_AreFound(string path, string folder, string name, string local)
    {
        ConfPath.FolderOf(path).ShouldBe(folder);
        ConfPath.NameOf(path).ShouldBe(name);
        ConfPath.LocalOf(path).ShouldBe(local);
    }
}
