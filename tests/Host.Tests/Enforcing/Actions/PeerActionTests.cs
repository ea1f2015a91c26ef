using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Banhammer.Host.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>An action of the peer's package calls the programs that it calls when the peer runs it: the same ones, in the same order, with the same arguments.</summary>
public sealed class PeerActionTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly string[] lines = ["Jan 2 sshd: Failed for 'root' from 192.0.2.1", "quotes \" ' and `id` $(id) \\ <ip> %s ; rm -rf / & | > x"];

    // A ban of each family with what logs may have in them, one that is known by a name, and the way down.
    private static readonly JsonArray events =
    [
        new JsonObject { ["do"] = "start" },
        Event("ban", "192.0.2.1", failures: 5),
        Event("ban", "2001:db8::1", failures: 3),
        Event("ban", "192.0.2.77", failures: 1),
        Event("reban", "192.0.2.77", failures: 1),
        new JsonObject { ["do"] = "check" },
        Event("unban", "192.0.2.1", failures: 5),
        Event("unban", "2001:db8::1", failures: 3),
        new JsonObject { ["do"] = "flush" },
        new JsonObject { ["do"] = "stop" },
    ];

    [Theory]
    [MemberData(nameof(PeerActionCases.Names), MemberType = typeof(PeerActionCases))]
    public void Action_WhereAllSucceeds_CallsWhatThePeerCalls(string name) => Compare(name, failEvery: 1_000_000);

    [Theory]
    [MemberData(nameof(PeerActionCases.Names), MemberType = typeof(PeerActionCases))]
    public void Action_WhereAllFails_CallsWhatThePeerCalls(string name) => Compare(name, failEvery: 1);

    [Theory]
    [MemberData(nameof(PeerActionCases.Names), MemberType = typeof(PeerActionCases))]
    public void Action_WhereSomeCallsFail_CallsWhatThePeerCalls(string name) => Compare(name, failEvery: 3);

    private static void Compare(string name, int failEvery)
    {
        if (!File.Exists("/usr/bin/fail2ban-client"))
        {
            Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
            Assert.Skip("fail2ban isn't installed");
        }

        using var programs = new RecordingPrograms();
        using var theirs = new TemporaryFolder();
        using var ours = new TemporaryFolder();
        var (theirContent, theirCalls) = RunPeer(name, theirs, programs, failEvery);
        var (ourContent, ourCalls) = RunOurs(name, ours, programs, failEvery);

        var differences = Differences(Lines(name, ourCalls + ourContent), Lines(name, theirCalls + theirContent)).Take(3).ToArray();
        if (PeerActionCases.Differences.TryGetValue((name, failEvery), out var reason))
        {
            differences.ShouldNotBeEmpty("it calls what the peer calls, so this is to be struck off the list: " + reason);
            return;
        }

        differences.ShouldBeEmpty();
    }

    // The stages of its pipelines call one program side by side, so who is first is chance.
    private static string[] Lines(string name, string text) => name == "pf" ? [.. text.Split('\n').Order(StringComparer.Ordinal)] : text.Split('\n');

    private static IEnumerable<string> Differences(string[] ours, string[] theirs) => Enumerable.Range(0, Math.Max(ours.Length, theirs.Length))
        .Where(i => ours.ElementAtOrDefault(i) != theirs.ElementAtOrDefault(i))
        .Select(i => $"call {i}\nours:   {ours.ElementAtOrDefault(i) ?? "(nothing)"}\ntheirs: {theirs.ElementAtOrDefault(i) ?? "(nothing)"}");

    private static (string Content, string Calls) RunPeer(string name, TemporaryFolder work, RecordingPrograms programs, int failEvery)
    {
        using var jail = JailFolder.OfPeer(PeerActionCases.Action(name, work.Path));
        var request = new JsonObject
        {
            ["folder"] = jail.Path, ["jail"] = JailFolder.Jail, ["time"] = FixedTime.Now.ToUnixTimeSeconds(), ["events"] = events.DeepClone(),
        };
        var record = Path.Combine(work.Path, "record");
        var start = new ProcessStartInfo(Python, [Driver(), work.Write("request.json", request.ToJsonString())])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var (variable, value) in programs.Environment(record, failEvery))
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        var results = JsonSerializer.Deserialize<bool[]>(output).ShouldNotBeNull();
        return (Show(results), Calls(record, work.Path));
    }

    private static (string Content, string Calls) RunOurs(string name, TemporaryFolder work, RecordingPrograms programs, int failEvery)
    {
        using var jail = JailFolder.OfPeer(PeerActionCases.Action(name, work.Path));
        var record = Path.Combine(work.Path, "record");
        var action = TestAction.Of(jail, new KeptLog(), programs.Environment(record, failEvery));
        bool[] results = [.. events.Select(happened => Run(action, happened!.AsObject()))];
        return (Show(results), Calls(record, work.Path));
    }

    private static bool Run(CommandAction action, JsonObject happened) => (string)happened["do"]! switch
    {
        "start" => action.Start(),
        "ban" => action.Ban(Ticket(happened)),
        "reban" => action.Reban(Ticket(happened)),
        "unban" => action.Unban(Ticket(happened)),
        "check" => action.Check(),
        "flush" => action.Flush(),
        _ => action.Stop(),
    };

    private static ActionTicket Ticket(JsonObject happened) => TestAction.Ticket((string)happened["id"]!) with
    {
        Failures = (int)happened["failures"]!,
        BanTime = TimeSpan.FromSeconds((int)happened["bantime"]!),
        Matches = lines,
        Fields = new Dictionary<string, string> { ["user"] = "o'brien $(id)", ["fport"] = "22" },
    };

    private static JsonObject Event(string what, string id, int failures) => new()
    {
        ["do"] = what, ["id"] = id, ["failures"] = failures, ["bantime"] = 3600, ["matches"] = new JsonArray([.. lines.Select(line => (JsonNode)line)]),
        ["fields"] = new JsonObject { ["user"] = "o'brien $(id)", ["fport"] = "22" },
    };

    private static string Show(bool[] results) => string.Join('\n', results.Zip(events, (result, happened) => $"{happened!["do"]}: {result}"));

    private static string Calls(string record, string folder) =>
        File.Exists(record) ? File.ReadAllText(record).Replace(folder, "DIR", StringComparison.Ordinal) : "";

    private static string Driver([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "peer_actions.py");
}
