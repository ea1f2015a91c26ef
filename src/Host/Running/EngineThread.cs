using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Engine.Sources.Following;

namespace Banhammer.Host.Running;

/// <summary>The thread that owns the engine. All others ask it to do work between two blocks of a log.</summary>
internal sealed class EngineThread : IDisposable
{
    private readonly ConcurrentQueue<Action<LiveEngine>> posted = [];
    private readonly FileWatch watch = new();
    private readonly LiveEngine engine;
    private readonly Thread thread;
    private volatile bool isStopping;

    /// <summary>Starts the thread.</summary>
    public EngineThread(EngineParts parts)
    {
        engine = new LiveEngine(parts, watch);
        thread = new Thread(Run) { Name = "engine", IsBackground = true };
        thread.Start();
    }

    /// <summary>Has work done on the engine; work that was asked for earlier is done before. Thread-safe.</summary>
    /// <returns>What the work gives; the exception that it throws.</returns>
    /// <exception cref="ObjectDisposedException">The engine has ended.</exception>
    public Task<T> Ask<T>(Func<LiveEngine, T> work)
    {
        ObjectDisposedException.ThrowIf(isStopping, this);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        posted.Enqueue(engine =>
        {
            try
            {
                answer.SetResult(work(engine));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                answer.SetException(error); // it is the asker's, and the engine goes on
            }
        });
        watch.Ring();
        return answer.Task;
    }

    /// <summary>Has work done that gives nothing.</summary>
    public Task Ask(Action<LiveEngine> work) => Ask(engine =>
    {
        work(engine);
        return true;
    });

    /// <summary>Ends the thread between two blocks; work that was asked for is done before.</summary>
    public void Dispose()
    {
        if (!isStopping)
        {
            isStopping = true;
            watch.Ring();
            thread.Join();
            engine.Dispose();
            watch.Dispose();
        }
    }

    private void Run()
    {
        while (true)
        {
            var isLast = isStopping;
            var pause = engine.Turn();
            while (posted.TryDequeue(out var work))
            {
                work(engine);
                pause = TimeSpan.Zero;
            }

            if (isLast)
            {
                return;
            }

            engine.Wait(pause);
        }
    }
}
