using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing;
using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Tests.Running;

/// <summary>Keeps what it is told, and lets a test wait for it.</summary>
internal sealed class RecordingEnforcer : IEnforcer
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly List<EnforcingMessage> taken = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All messages so far.</summary>
    public IReadOnlyList<EnforcingMessage> Taken
    {
        get
        {
            lock (gate)
            {
                return [.. taken];
            }
        }
    }

    /// <summary>Who was banned, in order, restored ones too.</summary>
    public IReadOnlyList<string> Bans => [.. Taken.OfType<BanDecided>().Select(ban => ban.Who.Id)];

    public void Take(EnforcingMessage message)
    {
        lock (gate)
        {
            taken.Add(message);
        }
    }

    public void Commit()
    {
        lock (gate)
        {
            more.SetResult();
            more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until the messages are as a test wants them.</summary>
    public async Task WaitAsync(Func<RecordingEnforcer, bool> isSo)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = more.Task;
            }

            if (isSo(this))
            {
                return;
            }

            await next.WaitAsync(patience);
        }
    }
}
