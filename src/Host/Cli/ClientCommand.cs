using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Configuring;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.Client;
using Banhammer.Host.Controlling.Sockets;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Cli;

/// <summary>The verbs that steer a service which runs: <c>banhammer status</c>, <c>banhammer set sshd banip 192.0.2.1</c> and so on.</summary>
/// <remarks>Their arguments are the service's matter, those that begin with <c>-</c> too, so a call is taken apart here and not by the parser.</remarks>
internal static class ClientCommand
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private static readonly string[] names = [.. Commands().Select(command => command.Name)];

    /// <summary>The commands, for the help: all else they know is here.</summary>
    public static IEnumerable<Command> CreateAll() => Commands().Select(command =>
    {
        command.Add(new Option<string?>("--config", "-c") { Description = "Folder of the service's configuration, which names its socket", HelpName = "DIR" });
        command.Add(new Option<string?>("--socket", "-s") { Description = "The service's socket", HelpName = "FILE" });
        return command;
    });

    /// <summary>Whether a call is of these verbs; one that asks for help is the parser's.</summary>
    public static bool IsCall(string[] args)
    {
        var verb = 0;
        while (verb + 1 < args.Length && IsOption(args[verb]))
        {
            verb += 2;
        }

        return verb < args.Length && names.Contains(args[verb]) && !(args.Length == 2 && args[1] is "-h" or "--help" or "-?");
    }

    /// <summary>Carries out a call.</summary>
    /// <returns>0 done, 1 refused or no service, 2 wrong usage or configuration.</returns>
    public static int Run(string[] args, CommandContext context)
    {
        var (words, folder, socket) = (args.ToList(), (string?)null, (string?)null);
        TakeOptions(0);
        TakeOptions(1);
        while (words.Count > 2 && IsOption(words[^2]) && !words.Contains("--"))
        {
            TakeOptions(words.Count - 2);
        }

        string[] runArguments = ["run", .. folder is null ? Array.Empty<string>() : ["-c", folder], .. socket is null ? Array.Empty<string>() : ["-s", socket]];
        using var client = new ControlClient(SocketOf(folder, socket));
        var session = new ClientSession(client, runArguments, patience, context.Time, context.Console.Output.WriteLine);
        try
        {
            if (session.Run([.. words], context.Interrupted).GetAwaiter().GetResult() is not { } failure)
                return ExitCode.Done;
            context.Complain(failure.Text);
            return failure.Error == CommandError.Configuration ? ExitCode.Usage : ExitCode.Refused;
        }
        catch (NoServiceException e)
        {
            context.Complain(e.Message);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        void TakeOptions(int at)
        {
            while (words.Count > at && IsOption(words[at]))
            {
                var value = words.Count > at + 1 ? words[at + 1] : throw new UsageException(words[at], "expected a path behind it");
                (folder, socket) = words[at] is "-c" or "--config" ? (value, socket) : (folder, value);
                words.RemoveRange(at, 2);
            }
        }
    }

    private static bool IsOption(string word) => word is "-c" or "--config" or "-s" or "--socket";

    /// <summary>Where the service listens that a call means.</summary>
    /// <param name="folder">The folder of its configuration; null for the usual ones.</param>
    /// <param name="socket">Its socket, ours or that of the peer; null for what the configuration says.</param>
    internal static string SocketOf(string? folder, string? socket)
    {
        if (socket is not null)
            return ControlPaths.Beside(socket);
        var server = ServerConf.Read(new BuiltInFiles(), DefaultFolder.Or(folder));
        FaultPrinter.RequireNoErrors(server.Faults);
        return ControlPaths.Of(server.Value!).Http;
    }

    private static Command[] Commands() =>
    [
        new ExampleCommand("status", "Shows the service, a jail (JAIL [basic|short]) or all jails (--all).", ("banhammer status sshd", "counts, logs, who is banned")),
        new ExampleCommand("banned", "Shows who is banned where; with addresses, in which jails each of them is.", ("banhammer banned 192.0.2.1", "the jails that ban it")),
        new ExampleCommand("unban", "Lets addresses, or everybody (--all), back in all jails.", ("banhammer unban 192.0.2.0/24", "a whole network")),
        new ExampleCommand("get", "Shows an option of the service or of a jail.", ("banhammer get sshd failregex", "its regexes"), ("banhammer get sshd banip --with-time", "since when, until when")),
        new ExampleCommand("set", "Changes an option of the service or of a jail, until the next reload; bans and unbans.", ("banhammer set sshd bantime 1h", "an option"), ("banhammer set sshd banip 192.0.2.1", "bans by hand")),
        new ExampleCommand("reload", "Reads the configuration anew and applies what has changed: [--plan] [--restart] [--unban] [--if-exists] [JAIL].", ("banhammer reload --plan", "what would change")),
        new ExampleCommand("restart", "Stops the service and starts it, or a jail (JAIL).", ("banhammer restart sshd", "one jail")),
        new ExampleCommand("start", "Starts the service in the background, or a jail that was added (JAIL).", ("banhammer start", "'banhammer run', without a terminal")),
        new ExampleCommand("stop", "Stops the service, a jail (JAIL) or all jails (--all).", ("banhammer stop", "the service")),
        new ExampleCommand("add", "Adds a jail that isn't in the files: NAME [BACKEND].", ("banhammer add mine polling", "to be filled with 'set mine ...' and started with 'start mine'")),
        new ExampleCommand("ping", "Asks whether a service runs: [TIMEOUT].", ("banhammer ping", "exit 0 if one does")),
        new ExampleCommand("flushlogs", "Opens the log's file anew, after a rotation.", ("banhammer flushlogs", "for logrotate's postrotate")),
        new ExampleCommand("stats", "Shows the counts of all jails.", ("banhammer stats", "what is failed and banned now and in all")),
        new ExampleCommand("echo", "Prints its arguments, by way of the service.", ("banhammer echo a b", "a b")),
    ];
}
