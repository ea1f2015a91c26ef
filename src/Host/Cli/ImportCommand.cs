using System.CommandLine;
using System.Globalization;
using System.IO;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Configuring;
using Banhammer.Host.Filters;
using Banhammer.Host.Running.Daemon;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Cli;

/// <summary><c>banhammer import</c>: takes the bans of fail2ban's database over.</summary>
internal static class ImportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string?>("FILE") { Description = "fail2ban's database (default: dbfile of the configuration)", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string?>("--config", "-c") { Description = "Folder of the configuration, which names both databases (default: as of 'run')", HelpName = "DIR" };
        var command = new ExampleCommand(
            "import",
            "Takes the bans of fail2ban's database over, which is only read; 'run' does so by itself at its first start.",
            ("banhammer import", "before the service starts"),
            ("banhammer import /backup/fail2ban.sqlite3", "bans of another machine"))
        {
            file, config,
        };
        command.SetAction(call => Run(call.GetValue(file), DefaultFolder.Or(call.GetValue(config)), context));
        return command;
    }

    private static int Run(string? file, string folder, CommandContext context)
    {
        var loaded = ServerConf.Read(new BuiltInFiles(), folder);
        FaultPrinter.RequireNoErrors(loaded.Faults);
        var server = loaded.Value!;
        var into = DatabaseFile.Of(server) ?? throw new UsageException("dbfile", $"'{server.DatabaseFile}' keeps nothing; expected a file in {folder}");
        var from = file ?? DatabaseFile.PeerFile(server)!;
        if (!File.Exists(from))
        {
            throw new UsageException(from, "there is no such file; expected fail2ban's database");
        }

        Instance.RequireNone(server); // it would not see them
        if (!PeerDatabase.TryRead(from, out var bans, out var problem))
        {
            throw new UsageException(problem);
        }

        using var store = new Store(into, context.Time, trouble => context.Complain(trouble));
        var count = store.Import(bans);
        if (store.Problem is not null)
        {
            return ExitCode.Refused;
        }

        context.Console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} of {bans.Count} bans of {from} are new in {into}"));
        return ExitCode.Done;
    }
}
