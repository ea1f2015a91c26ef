using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Shell;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>What logs say is data: it runs nothing, opens nothing, and stands for no tag, however it is used in a command.</summary>
public sealed class InjectionTests : IDisposable
{
    private readonly TemporaryFolder work = new();

    public static TheoryData<string> Hostile =>
    [
        "$(touch OWNED)", "`touch OWNED`", "; touch OWNED;", "\n touch OWNED\n", "| touch OWNED", "& touch OWNED &", "' ; touch OWNED ; '", "\" ; touch OWNED ; \"",
        "> OWNED", "$0 $1 ${IFS}touch${IFS}OWNED", "\\\"; touch OWNED; \\", "<ip> <F-USER> <actionban> <matches>", "%s%n%(x)s", "a\0b; touch OWNED", "~root/*?[a]", "!!", "#", "\r\ntouch OWNED",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Values_OfAnyShape_ReachTheProgramAsTheyAre(string value)
    {
        value = value.Replace("OWNED", Path.Combine(work.Path, "owned"), StringComparison.Ordinal);

        Print(value).ShouldBe(value.Replace('\0', '\uFFFD'));
        File.Exists(Path.Combine(work.Path, "owned")).ShouldBeFalse();
    }

    [Fact]
    public void Values_OfRandomCharacters_ReachTheProgramAsTheyAre()
    {
        var pieces = Gen.Elements("$", "(", ")", "`", "'", "\"", "\\", ";", "|", "&", "<", ">", "<ip>", "\n", " ", "a", "x", "{", "}", "*", "?", "#", "!", "=", "-", "%", "~", "é", "\t");
        var values = Arb.From(Gen.ArrayOf(pieces).Select(string.Concat));

        Prop.ForAll(values, value => Print(value) == value).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(7, 9));
    }

    [Fact]
    public void Values_OfAHundredKilobytes_AreCutAndOverflowNothing()
    {
        var value = string.Concat(Enumerable.Repeat("é$(touch /) ", 10_000));

        var printed = Print(value);

        printed.Length.ShouldBeGreaterThan(30_000);
        value.ShouldStartWith(printed);
        Encoding.UTF8.GetByteCount(printed).ShouldBeLessThanOrEqualTo(CommandBinder.MostValueBytes);
    }

    [Fact]
    public void Ids_ThatAreNoAddresses_AreDataToo()
    {
        var id = $"x'$(touch {Path.Combine(work.Path, "owned")})\"";

        var command = CommandBinder.Bind("printf %s \"<ip>\" > OUT".Replace("OUT", Path.Combine(work.Path, "out"), StringComparison.Ordinal), new TicketTags(TestAction.Ticket(id)));
        new ShellRunner(TestAction.Environment, TimeProvider.System).Run(command, TimeSpan.FromMinutes(1)).IsSuccess.ShouldBeTrue();

        File.ReadAllText(Path.Combine(work.Path, "out")).ShouldBe(id);
        File.Exists(Path.Combine(work.Path, "owned")).ShouldBeFalse();
    }

    [Fact]
    public void Binding_IsThatOfThePeer()
    {
        var ticket = TestAction.Ticket("192.0.2.1") with { Matches = ["x\"y", "z"], Fields = new Dictionary<string, string> { ["user"] = "bo'b" } };

        var command = CommandBinder.Bind("echo \"<matches>\" <ip> <F-USER>", new TicketTags(ticket));

        command.Script.ShouldBe("f2bV_matches=$0 f2bV_F_user=$1 \necho \"$f2bV_matches\" 192.0.2.1 $f2bV_F_user");
        command.Arguments.ShouldBe(["x\"y\nz", "bo'b"]);
    }

    public void Dispose() => work.Dispose();

    // By two tags, as a match and as a field, in one command.
    private string Print(string value)
    {
        var path = Path.Combine(work.Path, "out");
        File.Delete(path);
        var ticket = TestAction.Ticket("192.0.2.1") with { Matches = [value], Fields = new Dictionary<string, string> { ["user"] = value } };
        var command = CommandBinder.Bind($"printf '%s' \"<matches>\" > {path}; printf '%s' \"<F-USER>\" | cmp - {path}", new TicketTags(ticket));
        var outcome = new ShellRunner(TestAction.Environment, TimeProvider.System).Run(command, TimeSpan.FromMinutes(1));
        outcome.IsSuccess.ShouldBeTrue(outcome.Summary + string.Join('\n', outcome.Errors.Lines));
        return File.ReadAllText(path);
    }
}
