using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class ActionListTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b\n\n  c", "a|b|c")]
    [InlineData("a[x=1] b[y=\"2 ]\", z='3 [']", "a|b")]
    [InlineData("a[x=1,\n  y=2][z=3]\nb", "a|b")]
    [InlineData("a[x=1]\tb[]", "a|b")]
    public void Actions_AreSplitAtBlanksOutsideOfBrackets(string value, string names) =>
        Jail(value).Value.ShouldNotBeNull().Actions.Select(action => action.File).ShouldBe(names.Split('|'));

    [Theory]
    [InlineData("a[x", "BH0602")]
    [InlineData("a[x=1", "BH0602")]
    [InlineData("a[x=1]b", "BH0602")]
    [InlineData("[x=1]", "BH0602")]
    [InlineData("a d", "BH0601")]
    [InlineData("a a", "BH0603")]
    [InlineData("a p.py", "BH0618")]
    [InlineData("q.py", "BH0601")]
    public void Actions_ThatCantBeRead_AreTold(string value, string id) => Jail(value).Faults.Select(fault => fault.Rule.Id).ShouldBe([id]);

    [Fact]
    public void Properties_AreThoseOfTheJailAndOfInit_WithThePlacesOfTheirValues()
    {
        var action = Jail("a[x=\"1 2\", name=app-web]").Value.ShouldNotBeNull().Actions.Single();

        action.Name.ShouldBe("a-web");
        action.Properties.Select(option => $"{option.Name}={option.Value.Text} {option.Value.Locate(0, option.Value.Length)}").ShouldBe(
            ["x=1 2 /c/jail.conf:4:15", "name=app-web /c/jail.conf:4:26", "actname=a-web /c/jail.conf:4:10", "y=init /c/action.d/a.conf:4:5"]);
        action.Find("actionban")!.Text.ShouldBe("ban 1 2 init <ip> sshd <bantime>");
    }

    private static Loaded<JailDefinition> Jail(string action)
    {
        var files = new ConfFilesInMemory
        {
            ["/c/jail.conf"] = $"[app]\nfailregex = ^<ADDR>$\nlogpath = sshd\naction = {action.Replace("\n", "\n ", System.StringComparison.Ordinal)}\n",
            ["/c/action.d/a.conf"] = "[Definition]\nactionban = ban <x> <y> <ip> %(logpath)s <bantime>\n[Init]\ny = init\nx = 0\n",
            ["/c/action.d/b.conf"] = "[Definition]\nactionban = b\n",
            ["/c/action.d/c.conf"] = "[Definition]\nactionban = c\n",
            ["/c/action.d/p.py"] = "",
        };
        return JailConf.Read(files, "/c").Define("app");
    }
}
