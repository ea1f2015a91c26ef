using System;
using System.Collections.Generic;

namespace Banhammer.Host.Logging;

/// <summary>Keeps a flood of messages of one kind out of the log: within a second so many pass, and the number of the others is told at its end.</summary>
/// <remarks>Notices, a ban for each, always pass: they are not sent through here. Thread-safe.</remarks>
internal sealed class FloodGate(int messagesPerSecond)
{
    private readonly Dictionary<(string Logger, int Event), Kind> kinds = [];

    /// <summary>Whether a message passes.</summary>
    /// <param name="logger">Who speaks.</param>
    /// <param name="number">The number of its kind.</param>
    /// <param name="nowTicks">The clock's tick, in units of 100 ns; later ones end a second.</param>
    public bool Passes(string logger, int number, long nowTicks)
    {
        lock (kinds)
        {
            var second = nowTicks / TimeSpan.TicksPerSecond;
            if (!kinds.TryGetValue((logger, number), out var kind))
                kinds[(logger, number)] = kind = new Kind();
            if (kind.Second != second && kind.LeftOut == 0)
                (kind.Second, kind.Passed) = (second, 0);
            if (kind.Second == second && kind.Passed < messagesPerSecond)
            {
                kind.Passed++;
                return true;
            }

            // Until the last second's are told, what comes is theirs.
            kind.LeftOut++;
            return false;
        }
    }

    /// <summary>Takes the numbers of messages left out in seconds that are over.</summary>
    public IReadOnlyList<(string Logger, int Event, long LeftOut)> TakeLeftOut(long nowTicks)
    {
        var taken = new List<(string, int, long)>();
        lock (kinds)
        {
            foreach (var (key, kind) in kinds)
            {
                if (kind.LeftOut == 0 || kind.Second >= nowTicks / TimeSpan.TicksPerSecond)
                    continue;
                taken.Add((key.Logger, key.Event, kind.LeftOut));
                (kind.LeftOut, kind.Passed) = (0, 0);
            }
        }

        return taken;
    }

    private sealed class Kind
    {
        public long Second = long.MinValue;
        public int Passed;
        public long LeftOut;
    }
}
