using System;
using System.Threading.Channels;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Enforcing;

/// <summary>The way from deciding to enforcing: messages in order, taken by an enforcer on a task of its own.</summary>
/// <remarks>Posting never waits, so the engine isn't held up by a firewall. Messages are as many as decisions, which the bans in force bound.</remarks>
internal sealed class EnforcementQueue : IAsyncDisposable
{
    private readonly Channel<EnforcingMessage> messages = Channel.CreateUnbounded<EnforcingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IEnforcer enforcer;
    private readonly Task pump;

    /// <summary>A queue that <paramref name="enforcer"/> empties.</summary>
    public EnforcementQueue(IEnforcer enforcer)
    {
        this.enforcer = enforcer;
        pump = Task.Run(PumpAsync);
    }

    /// <summary>Puts a message behind the others. No effect once the queue is closed. Thread-safe.</summary>
    public void Post(EnforcingMessage message) => messages.Writer.TryWrite(message);

    /// <summary>Closes the queue and waits until all in it was handed on.</summary>
    public async ValueTask DisposeAsync()
    {
        messages.Writer.TryComplete();
        await pump.ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        while (await messages.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (messages.Reader.TryRead(out var message))
            {
                enforcer.Take(message);
            }

            enforcer.Commit();
        }
    }
}
