using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Reads and matches the next blocks of several logs on several threads, ahead of the one that counts what they found.</summary>
/// <remarks>
/// A block is read by one thread at a time for each log, matched by any, and applied in the order of its log by whoever calls
/// <see cref="TryRead"/>, who also lends a hand where the block wanted isn't done. So what a log gives doesn't depend on the number of threads.
/// Memory is bounded by a few blocks a thread.
/// </remarks>
internal sealed class ReadAhead : IDisposable
{
    // A block with fewer candidates is matched sooner than another thread is told of it.
    private const int LinesWorthHelp = 300;

    private const int BlocksAThread = 2; // one that is being matched, one that waits to be applied

    private readonly object gate = new();
    private readonly Log[] logs;
    private readonly Thread[] threads;
    private readonly int mostAhead; // blocks for each log
    private bool isFinishing;
    private ExceptionDispatchInfo? failure;

    /// <summary>Starts reading ahead.</summary>
    /// <param name="logs">A loop for each log, and what makes the filters of a thread for it, one for each jail that reads it.</param>
    /// <param name="threads">How many threads there are to be with the caller's; at least 2.</param>
    private ReadAhead(IEnumerable<(ReaderLoop Loop, Func<IEnumerable<Filter>> NewFilters)> logs, int threads)
    {
        this.logs = logs.Select(log => new Log(log.Loop, log.NewFilters)).ToArray();
        mostAhead = Math.Max(2, BlocksAThread * threads / this.logs.Length);
        this.threads = Enumerable.Range(1, threads - 1).Select(number => new Thread(Help) { IsBackground = true, Name = $"reader {number}" }).ToArray();
        foreach (var thread in this.threads)
        {
            thread.Start();
        }
    }

    /// <summary>Starts reading ahead if several threads may, and their result is that of one.</summary>
    /// <param name="logs">A loop for each log, and its readers.</param>
    /// <param name="newFilters">Makes the filters of a thread, in the order of the readers; null where that can't be.</param>
    /// <param name="threads">How many threads there are to be with the caller's.</param>
    public static ReadAhead? TryStart(IEnumerable<(ReaderLoop Loop, IReadOnlyList<JailReader> Readers)> logs, IReadOnlyList<Func<Filter>?> newFilters, int threads)
    {
        var all = logs.ToArray();
        var isPossible = threads > 1 && newFilters.All(newFilter => newFilter is not null) && all.All(log => log.Readers.All(reader => reader.Filter.IsLineByLine));
        return isPossible ? new ReadAhead(all.Select(log => (log.Loop, (Func<IEnumerable<Filter>>)(() => newFilters.Select(newFilter => newFilter!())))), threads) : null;
    }

    /// <summary>Leaves the hits of a log's next block with its jails' readers.</summary>
    /// <returns>False at the end of the log.</returns>
    public bool TryRead(int log)
    {
        var wanted = logs[log];
        while (true)
        {
            BlockWork? done;
            Log? free = null;
            lock (gate)
            {
                while (!wanted.TryTakeDone(out done) && failure is null && !wanted.IsOver(isFinishing) && (free = FreeLog(wanted)) is null)
                {
                    Monitor.Wait(gate);
                }

                failure?.Throw();
                if (done is null && free is null)
                {
                    return false;
                }
            }

            if (done is null)
            {
                Advance(free!, isHelper: false);
                continue;
            }

            wanted.Loop.Apply(done);
            lock (gate)
            {
                wanted.Return(done);
                PulseIf(wanted.IsBusy);
            }

            return true;
        }
    }

    /// <summary>Reads no further: the logs end behind what was read ahead.</summary>
    public void Finish()
    {
        lock (gate)
        {
            isFinishing = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Stops and waits for the threads.</summary>
    public void Dispose()
    {
        Finish();
        foreach (var thread in threads)
        {
            thread.Join();
        }
    }

    private void Help()
    {
        while (true)
        {
            Log? free;
            lock (gate)
            {
                while ((free = FreeLog(null)) is null)
                {
                    if (isFinishing || Array.TrueForAll(logs, log => log.IsAtEnd))
                    {
                        return;
                    }

                    Monitor.Wait(gate);
                }
            }

            try
            {
                Advance(free, isHelper: true);
            }
            catch (Exception exception) when (Keep(exception))
            {
                return;
            }
        }
    }

    // Told by the thread that counts, which is the one that the caller sees.
    private bool Keep(Exception exception)
    {
        lock (gate)
        {
            failure ??= ExceptionDispatchInfo.Capture(exception);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    // The log that the fewest blocks are ready of, and that nobody reads; it is marked as being read.
    private Log? FreeLog(Log? preferred)
    {
        if (isFinishing)
        {
            return null;
        }

        var chosen = preferred is { } wanted && wanted.IsFree(mostAhead) ? wanted
            : logs.Where(log => (log.IsBusy || logs.Length > 1) && log.IsFree(mostAhead)).MinBy(log => log.Ahead);
        chosen?.BeginReading();
        return chosen;
    }

    private void PulseIf(bool isWorthIt)
    {
        if (isWorthIt)
        {
            Monitor.PulseAll(gate);
        }
    }

    private void Advance(Log log, bool isHelper)
    {
        var work = log.NextWork();
        var isRead = log.Loop.ReadBlock(work);
        lock (gate)
        {
            log.EndReading(isRead, isRead && work.CandidateCount >= LinesWorthHelp);
            PulseIf(isHelper || log.IsBusy || !isRead);
        }

        if (isRead)
        {
            log.Loop.Match(work);
            lock (gate)
            {
                log.Add(work);
                PulseIf(isHelper);
            }
        }
    }

    /// <summary>A log, and its blocks that are on their way; changed under the gate.</summary>
    private sealed class Log(ReaderLoop loop, Func<IEnumerable<Filter>> newFilters)
    {
        private readonly Stack<BlockWork> idle = new();
        private readonly Dictionary<long, BlockWork> done = [];
        private bool isBeingRead;
        private long read;
        private long taken;
        private BlockWork? current;

        public ReaderLoop Loop => loop;

        public long Ahead => read - taken;

        public bool IsAtEnd { get; private set; }

        // Whether the block that was read last has work for several threads.
        public bool IsBusy { get; private set; }

        public bool IsOver(bool isFinishing) => (IsAtEnd || isFinishing) && !isBeingRead && Ahead == 0;

        public bool IsFree(int mostAhead) => !isBeingRead && !IsAtEnd && Ahead < mostAhead;

        public void BeginReading()
        {
            isBeingRead = true;
            idle.TryPop(out current);
        }

        // Not under the gate: makes matchers.
        public BlockWork NextWork()
        {
            current ??= loop.NewWork(newFilters());
            return current;
        }

        public void EndReading(bool isRead, bool isBusy)
        {
            isBeingRead = false;
            IsBusy = isBusy;
            IsAtEnd = !isRead;
            if (isRead)
            {
                current!.Number = read++;
            }
        }

        public void Add(BlockWork work) => done.Add(work.Number, work);

        public bool TryTakeDone(out BlockWork? work)
        {
            var isThere = done.Remove(taken, out work);
            taken += isThere ? 1 : 0;
            return isThere;
        }

        public void Return(BlockWork work) => idle.Push(work);
    }
}
