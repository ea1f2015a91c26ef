using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Counting;

namespace Banhammer.Engine;

/// <summary>Runs a jail over logs that are already written: <em>now</em> follows event time, several logs are merged by it.</summary>
/// <remarks>
/// Within a log the order of its lines holds, even where its stamps run backwards; between logs the earlier hit goes first, and at the same
/// instant the log that was named first. A failure that waits for a host name holds back those behind it, so the result is that of looking
/// names up line by line. Memory is a block of hits a log, besides what is held.
/// </remarks>
public sealed class Replay
{
    private readonly Jail jail;
    private readonly Source[] sources;

    /// <summary>A replay of these logs.</summary>
    public Replay(Jail jail, IEnumerable<(ReaderLoop Loop, JailReader Reader)> sources)
    {
        this.jail = jail;
        this.sources = sources.Select(pair => new Source(pair.Loop, pair.Reader)).ToArray();
    }

    /// <summary>Reads all logs to their ends, or until <paramref name="stop"/>.</summary>
    /// <param name="observer">Sees the failures and bans.</param>
    /// <param name="progressed">Called after each block.</param>
    /// <param name="stop">Ends the replay between two blocks; what was read is counted.</param>
    public void Run(IJailObserver observer, Action progressed, CancellationToken stop)
    {
        if (sources.Length == 1)
        {
            RunOne(sources[0], observer, progressed, stop);
        }
        else
        {
            RunMerged(observer, progressed, stop);
        }
    }

    private void RunOne(Source source, IJailObserver observer, Action progressed, CancellationToken stop)
    {
        bool isEnd;
        do
        {
            isEnd = !source.TryRead(stop);
            jail.Take(source.Reader.Hits, observer);
            source.Reader.ClearHits();
            if (!isEnd)
            {
                progressed();
            }
        }
        while (!isEnd);
    }

    private void RunMerged(IJailObserver observer, Action progressed, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Source? earliest = null;
            foreach (var source in sources)
            {
                if (source.TryPeek(progressed, stop, out var hit) && (earliest is null || hit.EventTime < earliest.Next.EventTime))
                {
                    earliest = source;
                }
            }

            if (earliest is null)
            {
                return;
            }

            jail.Take([earliest.Next], observer);
            earliest.Skip();
        }
    }

    private sealed class Source(ReaderLoop loop, JailReader reader)
    {
        private int taken;
        private bool isDone;

        public JailReader Reader => reader;

        public CountedFailure Next => reader.Hits[taken];

        public bool TryPeek(Action progressed, CancellationToken stop, out CountedFailure hit)
        {
            while (!isDone && taken == reader.Hits.Length)
            {
                reader.ClearHits();
                taken = 0;
                isDone = !TryRead(stop);
                progressed();
            }

            var isFound = taken < reader.Hits.Length;
            hit = isFound ? Next : default;
            return isFound;
        }

        // The last call, which gives no block, still gives the hits that were held for a host name.
        public bool TryRead(CancellationToken stop)
        {
            var isRead = !stop.IsCancellationRequested && loop.ReadBlock();
            reader.Release(isEnd: !isRead, stop);
            return isRead;
        }

        public void Skip() => taken++;
    }
}
