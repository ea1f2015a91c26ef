using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine;

/// <summary>Runs several jails over one log that is already written, which is read once: <em>now</em> follows event time.</summary>
/// <remarks>Each jail gives what it gives alone. Memory is a block of hits a jail.</remarks>
/// <param name="loop">Reads it for the readers of these jails.</param>
/// <param name="jails">The jails, in the order of the loop's readers.</param>
/// <param name="threads">How many threads read and match; one counts.</param>
public sealed class JointReplay(ReaderLoop loop, IReadOnlyList<JointJail> jails, int threads)
{
    /// <summary>Reads the log to its end, or until <paramref name="stop"/>.</summary>
    /// <param name="progressed">Called after each block.</param>
    /// <param name="stop">Ends the replay between two blocks; what was read is counted.</param>
    public void Run(Action progressed, CancellationToken stop)
    {
        using var readAhead = ReadAhead.TryStart([(loop, jails.Select(jail => jail.Reader).ToArray())], jails.Select(jail => jail.NewFilter).ToArray(), threads);
        bool isRead;
        do
        {
            if (stop.IsCancellationRequested)
            {
                readAhead?.Finish();
            }

            isRead = readAhead is null ? !stop.IsCancellationRequested && loop.ReadBlock() : readAhead.TryRead(0);
            foreach (var (jail, reader, observer, _) in jails)
            {
                reader.Release(isEnd: !isRead, stop);
                jail.Take(reader.Hits, observer);
                reader.ClearHits();
            }

            if (isRead)
            {
                progressed();
            }
        }
        while (isRead);
    }
}

/// <summary>A jail of a <see cref="JointReplay"/>.</summary>
/// <param name="Jail">Counts.</param>
/// <param name="Reader">Its part in reading the log.</param>
/// <param name="Observer">Sees its failures and bans.</param>
/// <param name="NewFilter">Makes filters for other threads, of the regexes that the reader's filter has; null where there are to be none.</param>
public sealed record JointJail(Jail Jail, JailReader Reader, IJailObserver Observer, Func<Filter>? NewFilter);
