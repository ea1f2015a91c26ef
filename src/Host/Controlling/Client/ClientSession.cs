using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Controlling.Client;

/// <summary>Carries out a verb of a command line: most are sent as they are; to start a service is the client's matter.</summary>
/// <param name="client">The way to the service.</param>
/// <param name="runArguments">The arguments that start a service which listens there.</param>
/// <param name="patience">How long to wait for a start or an end.</param>
/// <param name="time">The clock.</param>
/// <param name="print">Takes what the user is to see.</param>
internal sealed class ClientSession(ControlClient client, IReadOnlyList<string> runArguments, TimeSpan patience, TimeProvider time, Action<string> print)
{
    private static readonly string[] reloadOptions = ["--restart", "--unban", "--if-exists", "--plan"];

    /// <summary>Carries out a verb.</summary>
    /// <param name="words">The verb and its arguments.</param>
    /// <param name="cancellation">The user has had enough.</param>
    /// <returns>The failure; null if all went well.</returns>
    /// <exception cref="NoServiceException">No service answers.</exception>
    public async Task<ControlReply?> Run(string[] words, CancellationToken cancellation)
    {
        switch (words)
        {
            case ["start"]:
                return await Start(cancellation).ConfigureAwait(false);
            case ["stop"]:
                var refused = await Send(words.Select(word => (PlainValue)word).ToArray(), null, cancellation).ConfigureAwait(false);
                if (refused is null && !await ServiceStarter.WaitForEnd(client, patience, time, cancellation).ConfigureAwait(false))
                    throw new NoServiceException("The server is still stopping");
                return refused;
            case ["restart"]:
                if (await Send(["stop"], null, cancellation).ConfigureAwait(false) is { } failure)
                    return failure;
                return await ServiceStarter.WaitForEnd(client, patience, time, cancellation).ConfigureAwait(false) ? await Start(cancellation).ConfigureAwait(false)
                    : throw new NoServiceException("Could not stop server");
            case ["restart", .. var rest]:
                return await Reload(["--restart", .. rest], cancellation).ConfigureAwait(false);
            case ["reload", .. var rest]:
                return await Reload(rest, cancellation).ConfigureAwait(false);
            case ["ping", var wait, ..]:
                return await Send(["ping"], Duration.TryParse(wait, out var span, out var problem) ? span.ToTimeSpan() : throw new NoServiceException(problem!), cancellation).ConfigureAwait(false);
            default:
                return await Send([.. words.Select(word => (PlainValue)word)], null, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ControlReply?> Start(CancellationToken cancellation)
    {
        bool isRunning;
        try
        {
            await client.Send(["ping"], TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
            isRunning = true;
        }
        catch (NoServiceException)
        {
            isRunning = false;
        }

        if (isRunning)
            return new ControlReply("Server already running", CommandError.State, "Server already running");
        await ServiceStarter.Start(runArguments, client, patience, time, cancellation).ConfigureAwait(false);
        print("Server ready");
        return null;
    }

    private Task<ControlReply?> Reload(string[] words, CancellationToken cancellation)
    {
        var options = words.TakeWhile(reloadOptions.Contains).ToArray();
        var rest = words.Skip(options.Length).ToArray();
        return rest.Length > 1 ? Task.FromResult<ControlReply?>(Unexpected(rest))
            : Send(["reload", rest is [var jail] ? jail : "--all", PlainValue.ListOf(options)], null, cancellation);
    }

    private static ControlReply Unexpected(string[] words)
    {
        var text = $"Unexpected argument(s) for reload: {PlainText.Repr(PlainValue.ListOf(words))}";
        return new ControlReply(text, CommandError.Value, text);
    }

    private async Task<ControlReply?> Send(IReadOnlyList<PlainValue> command, TimeSpan? timeout, CancellationToken cancellation)
    {
        var reply = await client.Send(command, timeout, cancellation).ConfigureAwait(false);
        if (reply.Error is not null)
            return reply;
        print(reply.Text);
        return null;
    }
}
