using System.Collections.Generic;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Resolving;

/// <summary>Failures of one reader that wait for a host name, and those behind them, in the order of the log.</summary>
/// <remarks>A reader that lets it grow to <see cref="Many"/> should wait for the names: the queue itself has no bound.</remarks>
public sealed class HeldFailures
{
    /// <summary>As many failures are better waited for.</summary>
    public const int Many = 1 << 14;

    private readonly Queue<Held> queue = [];

    /// <summary>Failures in the queue.</summary>
    public int Count => queue.Count;

    /// <summary>Adds a failure that is whole, because one before it waits.</summary>
    public void Add(Offender offender, EventTime eventTime) => queue.Enqueue(new Held(null, offender, eventTime));

    /// <summary>Adds a failure of a host name.</summary>
    public void Add(HostNameLookup name, EventTime eventTime) => queue.Enqueue(new Held(name, default, eventTime));

    /// <summary>Takes the first failure out, if it is whole or its name is looked up.</summary>
    /// <param name="waits">Waits for the name.</param>
    /// <param name="stop">Ends waiting: a name that isn't known by then has no address.</param>
    /// <param name="failure">The failure; its addresses stand in place of the offender where a name was looked up.</param>
    public bool TryTake(bool waits, CancellationToken stop, out HeldFailure failure)
    {
        failure = default;
        if (!queue.TryPeek(out var held))
        {
            return false;
        }

        if (held.Name is { IsDone: false } name)
        {
            if (!waits)
            {
                return false;
            }

            Wait(name, stop);
        }

        queue.Dequeue();
        failure = new HeldFailure(held.Offender, held.Name is null ? null : held.Name.IsDone ? held.Name.Addresses : [], held.EventTime);
        return true;
    }

    private static void Wait(HostNameLookup name, CancellationToken stop)
    {
        try
        {
            name.Wait(stop);
        }
        catch (System.OperationCanceledException)
        {
            // The caller asked for it.
        }
    }

    private readonly record struct Held(HostNameLookup? Name, Offender Offender, EventTime EventTime);
}

/// <summary>A failure that is held no longer.</summary>
/// <param name="Offender">Whose, where it was known from the start.</param>
/// <param name="Addresses">Of the host name; null where the offender was known.</param>
/// <param name="EventTime">When it happened.</param>
public readonly record struct HeldFailure(Offender Offender, IReadOnlyList<Address>? Addresses, EventTime EventTime);
