using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>Carries the verbs out: those of the peer's client, in the peer's shapes, and a few of ours.</summary>
/// <remarks>
/// A command that changes something waits for the one before it; one that only asks doesn't wait. A jail that was added and not started yet
/// is a draft: a definition without an engine.
/// </remarks>
internal sealed partial class CommandRunner : ICommandHandler, IDisposable
{
    private static readonly string[] asking = ["ping", "status", "banned", "get", "echo", "version", "server-status", "stats", "statistic", "statistics"];

    private readonly SemaphoreSlim changing = new(1);
    private readonly JailDesk jails;
    private readonly ServerSettings settings;
    private readonly ReloadDesk reloads;
    private readonly ILogger log;
    private readonly TimeProvider time;
    private readonly Action stop;
    private readonly string version;

    /// <summary>A runner.</summary>
    /// <param name="jails">The jails.</param>
    /// <param name="settings">The options of the service itself.</param>
    /// <param name="reloads">Reads and applies configurations.</param>
    /// <param name="log">Told what fails.</param>
    /// <param name="time">The clock, and the zone of times that are told.</param>
    /// <param name="version">What <c>version</c> answers.</param>
    /// <param name="stop">Begins the end of the service; returns at once.</param>
    public CommandRunner(JailDesk jails, ServerSettings settings, ReloadDesk reloads, ILogger log, TimeProvider time, string version, Action stop) =>
        (this.jails, this.settings, this.reloads, this.log, this.time, this.version, this.stop) = (jails, settings, reloads, log, time, version, stop);

    /// <inheritdoc/>
    public async Task<PlainValue> Handle(PlainValue command, CancellationToken cancellation)
    {
        var words = new CommandWords(command is PlainValue.List list ? list.Items : command is PlainValue.Tuple tuple ? tuple.Items : []);
        var changes = words.Count == 0 || !asking.Contains(words.Text(0));
        if (changes)
            await changing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Handle(words, cancellation).ConfigureAwait(false);
        }
        catch (CommandException e)
        {
            ServerMessages.Failed(log, Shown(command), e.Message);
            throw;
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A fault of ours; the client is told, and the service goes on.
            ServerMessages.Failed(log, Shown(command), e.ToString());
            throw new CommandException($"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            if (changes)
                changing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => changing.Dispose();

    private async Task<PlainValue> Handle(CommandWords words, CancellationToken cancellation)
    {
        var rest = words.From(1);
        switch (words.Text(0))
        {
            case "ping":
                return "pong";
            case "version":
                return version;
            case "echo":
                return PlainValue.ListOf(rest.Texts());
            case "server-status":
                return "Server ready";
            case "sleep":
                await Task.Delay(TimeSpan.FromSeconds(Seconds(rest.Text(0))), time, cancellation).ConfigureAwait(false);
                return PlainValue.None;
            case "status" when rest.Count == 0:
                return await Status().ConfigureAwait(false);
            case "status" when rest.Count <= 2:
                return await Status(rest.Text(0), rest.Count > 1 ? rest.Text(1) : "basic").ConfigureAwait(false);
            case "stats" or "statistic" or "statistics":
                return await Statistics().ConfigureAwait(false);
            case "banned":
                return await Banned(rest.Texts()).ConfigureAwait(false);
            case "unban" when rest.Count > 0:
                return await Unban(rest.Texts()).ConfigureAwait(false);
            case "get":
                return await Get(rest).ConfigureAwait(false);
            case "set" or "multi-set":
                return await Set(rest).ConfigureAwait(false);
            case "add":
                await jails.Draft(StreamedConfiguration.New(rest)).ConfigureAwait(false);
                return rest.Text(0);
            case "start":
                await jails.Start(rest.Text(0)).ConfigureAwait(false);
                return PlainValue.None;
            case "stop":
                return await Stop(rest).ConfigureAwait(false);
            case "reload":
                return await reloads.Reload(rest, settings).ConfigureAwait(false);
            case "server-stream":
                await reloads.Stream(rest, settings).ConfigureAwait(false);
                return PlainValue.None;
            case "flushlogs":
                return await settings.FlushLogs().ConfigureAwait(false);
            case "config-error":
                ServerMessages.ConfigurationError(log, rest.Text(0));
                return PlainValue.None;
            default:
                throw new CommandException("Invalid command");
        }
    }

    private async Task<PlainValue> Stop(CommandWords rest)
    {
        if (rest.Count == 0)
            stop();
        else if (rest.Text(0) == "--all")
            await jails.StopAll().ConfigureAwait(false);
        else
            await jails.Stop(rest.Text(0)).ConfigureAwait(false);
        return PlainValue.None;
    }

    private static double Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600 ? seconds
            : throw new CommandException(CommandError.Value, $"'{text}' is no time to sleep; expected 0 to 3600 seconds");

    // A stream of a whole configuration is no text for a log.
    private static string Shown(PlainValue command)
    {
        const int longest = 300;
        var text = PlainText.Repr(command);
        return text.Length <= longest ? text : text[..longest] + "...";
    }
}
