using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Controlling;

/// <summary>The peer's client steers our server, and prints what it prints of the peer's own on the same events.</summary>
public sealed partial class PeerClientTests
{
    // In this order, on both servers. Those that the peer answers by chance, or in Python's words, aren't among them.
    private static readonly string[] commands =
    [
        "ping", "status", "status one", "status two short", "banned", "get one banip", "get one banned", "get one banned 192.0.2.1", "get one banned 192.0.2.1 9.9.9.9",
        "banned 192.0.2.1 192.0.2.2", "get one banip --with-time", "get one banip ,",
        "get one logpath", "get one failregex", "get one ignoreregex", "get one bantime", "get one findtime", "get one maxretry", "get one maxmatches", "get one maxlines",
        "get one usedns", "get one datepattern", "get two datepattern", "get one logencoding", "get one ignoreip", "get one ignoreself", "get one ignorecommand",
        "get one ignorecache", "get one journalmatch", "get one prefregex", "get one logtimezone", "get one bantime.increment", "get one bantime.rndtime", "get one actions",
        "get one action act x", "get one action act actionban", "get one action act actionstart", "get loglevel", "get logtarget", "get syslogsocket", "get dbfile", "get dbpurgeage",
        "get dbmaxmatches", "get thread",
        "set one banip 198.51.100.7 198.51.100.8 198.51.100.7", "set one banip 198.51.100.7", "set one unbanip 198.51.100.7 9.9.9.9", "set one unbanip 9.9.9.9",
        "set one unbanip --report-absent 9.9.9.9", "set two banip 198.51.100.9 203.0.113.5", "set two unbanip 203.0.113.0/24", "banned", "unban 198.51.100.8", "unban --all", "status one",
        "set one action act x 5", "set one ignorecache key=\"<ip>\",max-count=5,max-time=1m", "set one bantime.factor 2", "set one bantime.maxtime 5w", "set one findtime 1h30m", "set one bantime 2h",
        "set one maxretry 5", "set one maxmatches 7", "set one idle on", "set one idle off", "set one idle maybe", "set one addfailregex ^third\\s<IP4>$", "set one delfailregex 0",
        "set one delfailregex 9", "set one addignoreregex ^never", "set one delignoreregex 0", "set one addignoreip 198.18.0.0/15 host.example", "set one delignoreip 198.18.0.0/15", "set one delignoreip 9.9.9.9",
        "set one usedns maybe", "set one maxlines 0", "set one maxlines 5", "set one logencoding latin1", "set one logencoding nope", "set one datepattern ^%Y", "set one logtimezone UTC+0200",
        "set one ignoreself no", "set one ignorecommand /bin/false", "set one prefregex ^x<F-CONTENT>.+</F-CONTENT>$", "set one dellogpath DIR/b.log", "set one addlogpath DIR/b.log tail",
        "set one addlogpath x y z", "set one addlogpath DIR/b.log middle", "set one addaction other", "get one actions", "set one delaction other", "set one delaction other", "get one action none x",
        "set one maxretry abc", "set one maxretry", "set one", "set", "get one", "get", "get one nothing", "set one nothing 1", "nothing", "unban", "status nojail", "get nojail bantime", "set nojail bantime 5",
        "start nojail", "stop nojail", "set loglevel DEBUG", "set loglevel LOUD", "set loglevel INFO", "echo a b", "flushlogs", "sleep 0.01", "server-status", "set logtarget /nonexistent/x",
        "reload one two", "reload", "status", "restart one", "stop two", "status", "set dbfile x", "stop",
    ];

    [Fact]
    public void Client_EachVerb_PrintsWhatItPrintsOfThePeersServer()
    {
        PeerProgram.Require();
        using var ours = ServedFolder.WithOurs();
        using var theirs = ServedFolder.WithPeer();
        var differences = new List<string>();
        foreach (var served in new[] { ours, theirs })
        {
            FailThreeTimes(served);
        }

        foreach (var command in commands)
        {
            var (our, their) = (Client(ours, command), Client(theirs, command));
            if (our != their)
            {
                differences.Add($"{command}\nours:   {our}\ntheirs: {their}");
            }
        }

        differences.ShouldBeEmpty();
        ours.WaitForExit().ShouldBe(0);
    }

    [Fact]
    public void OurProgram_EachVerb_PrintsWhatThePeersClientDoes()
    {
        PeerProgram.Require();
        using var served = ServedFolder.WithOurs();
        FailThreeTimes(served);
        var differences = new List<string>();
        foreach (var command in commands.Where(command => command.StartsWith("get ", StringComparison.Ordinal) || command.StartsWith("status", StringComparison.Ordinal) || command is "ping" or "banned"))
        {
            var words = command.Split(' ');
            var (ours, theirs) = (served.Call(words[0], words[1..]), PeerProgram.CallClient(served.Configuration, words));
            if (theirs.Exit == 0 ? ours.Output != theirs.Output || ours.Exit != 0 : ours.Exit != 1 || ours.Errors != "banhammer: " + theirs.Output)
            {
                differences.Add($"{command}\nours:   {ours}\ntheirs: {theirs}");
            }
        }

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void Reload_ByThePeersClient_AppliesWhatHasChangedAndKeepsBans()
    {
        PeerProgram.Require();
        using var served = ServedFolder.WithOurs();
        FailThreeTimes(served);
        served.Write("conf/jail.conf", ServedFolder.TwoJails.Replace("maxretry = 3", "maxretry = 4", StringComparison.Ordinal).Replace("[two]", "[three]", StringComparison.Ordinal));

        var reload = PeerProgram.CallClient(served.Configuration, "reload");

        reload.Exit.ShouldBe(0, reload.Errors);
        reload.Output.ShouldBe("OK\n");
        served.Call("status").Output.ShouldContain("Jail list:\tone, three");
        served.Call("get", "one", "maxretry").Output.ShouldBe("4\n");
        served.Call("get", "one", "banip").Output.ShouldBe("192.0.2.1\n");
        served.Call("get", "three", "datepattern").Output.ShouldContain("^Year-Month-Day");
    }

    private static void FailThreeTimes(ServedFolder served)
    {
        var stamp = DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        served.Append("a.log", $"{stamp} bad joe 192.0.2.1", $"{stamp} worse 192.0.2.1", $"{stamp} bad joe 192.0.2.1", $"{stamp} bad joe 192.0.2.9 ignored", $"{stamp} worse 192.0.2.2", $"{stamp} worse 10.1.2.3");
        served.Until(() => PeerProgram.CallClient(served.Configuration, "status", "one").Output is var status && status.Contains("Banned IP list:\t192.0.2.1", StringComparison.Ordinal)
            && status.Contains("Currently failed:\t1", StringComparison.Ordinal));
    }

    private static string Client(ServedFolder served, string command)
    {
        var run = PeerProgram.CallClient(served.Configuration, command.Replace("DIR", served.Root, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var errors = run.Errors.Split('\n').Where(line => line.Contains(" fail2ban   ", StringComparison.Ordinal)).Select(line => Prefix().Replace(line, ""));
        return Time().Replace($"{run.Exit}: {run.Output}{string.Join('\n', errors)}".Replace(served.Root, "DIR", StringComparison.Ordinal), "T");
    }

    [GeneratedRegex(@"^.*?\[\d+\]: ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
