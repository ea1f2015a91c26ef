using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Banhammer.Host.Logging.Targets;

namespace Banhammer.Host.Logging;

/// <summary>Messages on their way to a target, and the task that writes them. What goes wrong there is told aside, and stops nothing.</summary>
internal sealed class LogQueue : IAsyncDisposable
{
    private readonly Channel<object> queue = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<string> complaints = [];
    private readonly Action<string> complain;
    private readonly int mostQueued;
    private readonly Task writer;
    private ILogTarget target;
    private int queued;

    /// <summary>A queue to a target.</summary>
    /// <param name="target">Where messages go; closed with the queue.</param>
    /// <param name="mostQueued">Messages that may wait.</param>
    /// <param name="complain">Told, once for each kind, why messages can't be written.</param>
    public LogQueue(ILogTarget target, int mostQueued, Action<string> complain)
    {
        (this.target, this.mostQueued, this.complain) = (target, mostQueued, complain);
        writer = Task.Run(WriteAll);
    }

    /// <summary>Adds a message; false if too many wait.</summary>
    public bool TryAdd(LogRecord record)
    {
        if (Volatile.Read(ref queued) >= mostQueued)
            return false;
        Interlocked.Increment(ref queued);
        return queue.Writer.TryWrite(record);
    }

    /// <summary>Does something with the target, after all messages before it. It gives the target that is written to from then on.</summary>
    public async Task Do(Func<ILogTarget, ILogTarget> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var item = () =>
        {
            try
            {
                target = work(target);
                done.SetResult();
            }
            catch (IOException e)
            {
                done.SetException(e);
            }
        };
        if (queue.Writer.TryWrite(item))
            await done.Task.ConfigureAwait(false);
    }

    /// <summary>Closes the queue after all that waits was written.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer.ConfigureAwait(false);
    }

    private async Task WriteAll()
    {
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (queue.Reader.TryRead(out var item))
            {
                if (item is Action work)
                    work();
                else
                    Write((LogRecord)item);
            }

            Try(target.Flush);
        }

        Try(target.Flush);
        target.Dispose();
    }

    private void Write(LogRecord record)
    {
        Interlocked.Decrement(ref queued);
        Try(() => target.Write(record));
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (IOException e)
        {
            if (complaints.Add(e.Message))
                complain(e.Message);
        }
    }
}
