using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;
using Banhammer.Host.Configuring;
using Banhammer.Host.Running;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>Reloads: a configuration, from the service's folder or from a client's stream, is applied as a difference. Counters, bans and places in logs stay.</summary>
/// <param name="jails">The jails.</param>
/// <param name="read">Reads the service's folder.</param>
/// <param name="log">Told what was done.</param>
internal sealed class ReloadDesk(JailDesk jails, Func<ServiceConfiguration> read, ILogger log)
{
    private const string All = "--all";

    private static readonly string[] options = ["--restart", "--unban", "--if-exists", "--plan"];

    /// <summary>Carries out <c>reload JAIL OPTIONS [STREAM]</c>; without a stream the service reads its own folder.</summary>
    /// <exception cref="CommandException">The configuration can't be used; nothing has changed.</exception>
    public async Task<PlainValue> Reload(CommandWords words, ServerSettings settings)
    {
        var scope = words.Count > 0 ? words.Text(0) : All;
        var flags = words.Count > 1 ? words.TextsAt(1) : [];
        if (flags.FirstOrDefault(flag => !options.Contains(flag)) is { } unknown)
            throw new CommandException(CommandError.Value, $"'{unknown}' is no option of reload; expected {string.Join(", ", options)}");
        ServerMessages.Reloading(log, scope == All ? "all jails" : $"jail {scope}");
        var isStreamed = words.Count > 2;
        var stream = isStreamed ? StreamedConfiguration.Read(words.Commands(2)) : null;
        var wanted = stream?.Jails ?? ReadFolder(scope);
        if (scope != All)
            wanted = [.. wanted.Where(jail => jail.Name == scope)];
        Report(stream);
        var running = (await jails.Reports().ConfigureAwait(false)).Select(report => report.Definition).Where(jail => scope == All || jail.Name == scope).ToArray();
        if (scope != All && running.Length == 0 && !flags.Contains("--if-exists"))
            throw CommandException.UnknownJail(scope);
        var plan = ReloadPlan.From(running, wanted);
        if (flags.Contains("--plan"))
            return string.Join('\n', plan.Lines());
        RequireUsable(wanted);
        if (stream is not null)
            await Apply(stream.Settings, settings, running.Length > 0).ConfigureAwait(false);
        await Apply(plan, wanted, running, flags).ConfigureAwait(false);
        ServerMessages.Reloaded(log, plan.Summary);
        return "OK";
    }

    /// <summary>Carries out <c>server-stream COMMANDS</c>: the jails in it start, or go on by it; no other is touched.</summary>
    public async Task Stream(CommandWords words, ServerSettings settings)
    {
        var stream = StreamedConfiguration.Read(words.Commands(0));
        Report(stream);
        RequireUsable(stream.Jails);
        await Apply(stream.Settings, settings, (await jails.Reports().ConfigureAwait(false)).Count > 0).ConfigureAwait(false);
        foreach (var jail in stream.Jails)
            await jails.Apply(jail).ConfigureAwait(false);
    }

    private async Task Apply(ReloadPlan plan, IReadOnlyList<JailDefinition> wanted, IReadOnlyList<JailDefinition> running, IReadOnlyList<string> flags)
    {
        foreach (var jail in running)
        {
            if (flags.Contains("--unban"))
                await jails.UnbanAll(jail.Name).ConfigureAwait(false);
            if (flags.Contains("--restart") || plan.Removed.Contains(jail.Name))
                await jails.Stop(jail.Name).ConfigureAwait(false);
        }

        foreach (var jail in flags.Contains("--restart") ? wanted : [.. plan.Changed.Select(pair => pair.Jail), .. plan.Added])
            await jails.Apply(jail).ConfigureAwait(false);
    }

    private static async Task Apply(IReadOnlyList<PlainValue> commands, ServerSettings settings, bool hasJails)
    {
        foreach (var command in commands.Cast<PlainValue.List>())
        {
            var words = new CommandWords(command.Items, 1);
            await settings.Set(words.Text(0), words.From(1), hasJails).ConfigureAwait(false);
        }
    }

    // All faults at once, before anything has changed.
    private IReadOnlyList<JailDefinition> ReadFolder(string scope)
    {
        ServiceConfiguration configuration;
        try
        {
            configuration = read();
        }
        catch (UsageException e)
        {
            throw new CommandException(CommandError.Configuration, e.Message);
        }

        var faults = configuration.Faults.Concat(configuration.Jails.Where(jail => scope == All || jail.Name == scope).SelectMany(jail => jail.Faults))
            .Where(fault => fault.Rule.Severity == Severity.Error).Distinct().ToArray();
        if (faults.Length > 0)
            throw new CommandException(CommandError.Configuration, string.Join('\n', faults.Select(fault => $"{fault.Where}: {fault.Message} ({fault.Rule.Id})")));
        if (scope != All && configuration.Jails.All(jail => jail.Name != scope))
            throw new CommandException(CommandError.Configuration, $"{configuration.Folder}: there is no enabled jail '{scope}'");
        return [.. configuration.Jails.Where(jail => !jail.IsSkipped).Select(jail => jail.Definition!)];
    }

    private static void RequireUsable(IReadOnlyList<JailDefinition> wanted)
    {
        var problems = wanted.Select(jail => JailPreparer.TryPrepare(jail, out _, out var problem) ? null : $"jail '{jail.Name}': {problem}").OfType<string>().ToArray();
        if (problems.Length > 0)
            throw new CommandException(CommandError.Configuration, string.Join('\n', problems));
    }

    private void Report(StreamedConfiguration? stream)
    {
        foreach (var error in stream?.Errors ?? [])
            ServerMessages.ConfigurationError(log, error);
    }
}
