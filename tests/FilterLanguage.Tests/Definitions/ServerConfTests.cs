using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class ServerConfTests
{
    [Fact]
    public void Folder_WithoutFile_HasDefaults()
    {
        var server = ServerConf.Read(new ConfFilesInMemory(), "/c").Value.ShouldNotBeNull();

        server.ShouldBe(new ServerDefinition());
    }

    [Fact]
    public void Options_ComeFromAllLayers()
    {
        var files = new ConfFilesInMemory
        {
            ["/c/fail2ban.conf"] = "[DEFAULT]\nloglevel = 3\ndbmaxmatches = 10\ndbpurgeage = 1d\n[Definition]\n[Thread]\nstacksize = 64\n",
            ["/c/fail2ban.d/x.conf"] = "[Definition]\nlogtarget = SYSLOG\n",
            ["/c/fail2ban.local"] = "[Definition]\nallowipv6 = no\ndbpurgeage = 2w\n",
        };

        var server = ServerConf.Read(files, "/c").Value.ShouldNotBeNull();

        (server.LogLevel, server.LogTarget, server.AllowIpV6, server.DatabaseMaxMatches, server.DatabasePurgeAge, server.StackSize).ShouldBe(("3", "SYSLOG", "no", 10, "2w", 64));
        server.Find("dbpurgeage")!.Locate(0, 2).ToString().ShouldBe("/c/fail2ban.local:3:14");
    }

    [Theory]
    [InlineData("[Definition]\nloglevel = LOUD\n", "2:12 BH0617")]
    [InlineData("[Definition]\ndbpurgeage = 1x\n", "2:14 BH0607")]
    [InlineData("[Definition]\ndbmaxmatches = few\n", "2:16 BH0606")]
    [InlineData("[Definition]\nallowipv6 = perhaps\n", "2:13 BH0608")]
    [InlineData("[DEFAULT]\nlogtaget = SYSLOG\n", "2:1 BH0615")]
    [InlineData("[Thread]\nstacksise = 64\n", "2:1 BH0615")]
    [InlineData("[Definition]\nloglevel = INFO # for now\n", "2:17 BH0605|2:12 BH0617")]
    public void Fault_HasItsPlace(string text, string expected) =>
        ServerConf.Read(new ConfFilesInMemory { ["/c/fail2ban.conf"] = text }, "/c").Faults
            .Select(fault => $"{fault.Where.Line}:{fault.Where.Column} {fault.Rule.Id}").ShouldBe(expected.Split('|'));
}
