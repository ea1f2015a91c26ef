using Banhammer.Host.Cli;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Cli;

/// <summary>The command line of the peer's client, as Python's <c>getopt</c> takes it apart.</summary>
public sealed class PeerOptionsTests
{
    [Fact]
    public void Parse_OptionsStopAtTheCommand()
    {
        var options = PeerOptions.Parse(["-c", "/etc/x", "-vvxf", "--loglevel=DEBUG", "--sock", "/s", "set", "j", "unbanip", "--report-absent", "-1"]).ShouldNotBeNull();

        options.Value("conf").ShouldBe("/etc/x");
        options.Value("loglevel").ShouldBe("DEBUG");
        options.Value("socket").ShouldBe("/s");
        options.Has("x").ShouldBeTrue();
        options.Has("f").ShouldBeTrue();
        options.Verbosity.ShouldBe(3);
        options.Words.ShouldBe(["set", "j", "unbanip", "--report-absent", "-1"]);
    }

    [Fact]
    public void Parse_ValueGluedToItsLetter_IsTaken() => PeerOptions.Parse(["-xc/etc/x", "ping"])!.Value("conf").ShouldBe("/etc/x");

    [Fact]
    public void Parse_TwoDashes_EndTheOptions() => PeerOptions.Parse(["-x", "--", "-c", "y"])!.Words.ShouldBe(["-c", "y"]);

    [Theory]
    [InlineData("-z")]
    [InlineData("--nothing")]
    [InlineData("--s")] // socket, syslogsocket or str2sec
    [InlineData("-c")]
    [InlineData("--conf")]
    [InlineData("--test=1")]
    public void Parse_WrongOption_IsRefused(string option) => PeerOptions.Parse([option]).ShouldBeNull();
}
