using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Runs a jail over logs that are already written: <em>now</em> follows event time, several logs are merged by it.</summary>
/// <remarks>
/// Within a log the order of its lines holds, even where its stamps run backwards; between logs the earlier hit goes first, and at the same
/// instant the log that was named first. A failure that waits for a host name holds back those behind it, so the result is that of looking
/// names up line by line. Memory is a block of hits a log, besides what is held.
/// </remarks>
/// <param name="jail">Counts their failures.</param>
/// <param name="sources">The logs, each read by this jail alone.</param>
/// <param name="threads">How many threads read and match; one counts.</param>
/// <param name="newFilter">Makes filters for them, of the regexes that the readers' filters have; without it one thread does all.</param>
public sealed class Replay(Jail jail, IEnumerable<(ReaderLoop Loop, JailReader Reader)> sources, int threads = 1, Func<Filter>? newFilter = null)
{
    private readonly (ReaderLoop Loop, JailReader Reader)[] sources = sources.ToArray();

    /// <summary>Reads all logs to their ends, or until <paramref name="stop"/>.</summary>
    /// <param name="observer">Sees the failures and bans.</param>
    /// <param name="progressed">Called after each block.</param>
    /// <param name="stop">Ends the replay between two blocks; what was read is counted.</param>
    public void Run(IJailObserver observer, Action progressed, CancellationToken stop)
    {
        if (sources.Length == 1)
        {
            var (loop, reader) = sources[0];
            new JointReplay(loop, [new JointJail(jail, reader, observer, newFilter)], threads).Run(progressed, stop);
            return;
        }

        using var readAhead = ReadAhead.TryStart(sources.Select(source => (source.Loop, (IReadOnlyList<JailReader>)[source.Reader])), [newFilter], threads);
        RunMerged(sources.Select((source, number) => new Source(source.Loop, source.Reader, readAhead, number)).ToArray(), observer, progressed, stop);
    }

    private void RunMerged(Source[] logs, IJailObserver observer, Action progressed, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Source? earliest = null;
            foreach (var source in logs)
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

        foreach (var source in logs)
        {
            while (source.TryRead(stop)) // what was read ahead is counted as read
            {
            }
        }
    }

    private sealed class Source(ReaderLoop loop, JailReader reader, ReadAhead? readAhead, int number)
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
            if (stop.IsCancellationRequested)
            {
                readAhead?.Finish();
            }

            var isRead = readAhead is null ? !stop.IsCancellationRequested && loop.ReadBlock() : readAhead.TryRead(number);
            reader.Release(isEnd: !isRead, stop);
            return isRead;
        }

        public void Skip() => taken++;
    }
}
