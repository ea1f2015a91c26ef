using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Resolving;

/// <summary>Looks host names up beside the readers, a few at a time, and remembers the answers. Thread-safe.</summary>
/// <remarks>
/// A name that a log makes up costs a lookup, so everything is bounded: <see cref="MaxNames"/> answers are remembered for
/// <see cref="Age"/>, the ones asked for first go first, whether the name has addresses or not (the peer's numbers); at most
/// <see cref="MaxWaiting"/> names wait, and names beyond are refused and counted. A name that is remembered allocates nothing.
/// </remarks>
/// <param name="names">The system's resolver; called from several threads.</param>
/// <param name="time">Answers age by this clock: it is now's, not the log's.</param>
/// <param name="answered">Told each name that has addresses, once for each time that it is looked up, from any thread; null: nobody.</param>
public sealed class HostNameResolver(IHostNames names, TimeProvider time, Action<string, IReadOnlyList<Address>>? answered = null) : IHostNames
{
    /// <summary>Answers that are remembered.</summary>
    public const int MaxNames = 1000;

    /// <summary>Names that wait for a lookup.</summary>
    public const int MaxWaiting = 1 << 18;

    /// <summary>Longest name that is looked up; DNS has none that are longer.</summary>
    public const int MaxNameBytes = 255;

    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    private const int MaxLookups = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, HostNameLookup> known = [];
    private readonly Queue<HostNameLookup> remembered = [];
    private readonly Queue<HostNameLookup> waiting = [];
    private int lookups;
    private long refused;

    /// <summary>Names that were refused because too many were waiting.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Starts to look a name up, or joins a lookup; never waits.</summary>
    /// <param name="utf8">The name as it stands in the log.</param>
    /// <returns>The lookup; null where the name is none of DNS or too many are waiting, so that it has no address.</returns>
    public HostNameLookup? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxNameBytes)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[MaxNameBytes];
        var name = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        lock (gate)
        {
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var lookup) && time.GetElapsedTime(lookup.Asked) < Age)
            {
                return lookup;
            }

            if (waiting.Count == MaxWaiting)
            {
                refused++;
                return null;
            }

            lookup = new HostNameLookup(name.ToString(), time.GetTimestamp());
            Remember(lookup);
            waiting.Enqueue(lookup);
            if (lookups < MaxLookups)
            {
                lookups++;
                _ = Task.Run(LookUp);
            }

            return lookup;
        }
    }

    /// <summary>Looks a name up and waits for the answer, for readers that take one line after the other.</summary>
    public IReadOnlyList<Address> Resolve(string name) => Find(Encoding.UTF8.GetBytes(name))?.Addresses ?? [];

    // A name that is asked for again when its answer is too old is in the queue twice; the older one is dropped like any other.
    private void Remember(HostNameLookup lookup)
    {
        known[lookup.Name] = lookup;
        remembered.Enqueue(lookup);
        if (remembered.Count > MaxNames && remembered.Dequeue() is var oldest && known[oldest.Name] == oldest)
        {
            known.Remove(oldest.Name);
        }
    }

    private void LookUp()
    {
        while (true)
        {
            HostNameLookup? lookup;
            lock (gate)
            {
                if (!waiting.TryDequeue(out lookup))
                {
                    lookups--;
                    return;
                }
            }

            var addresses = names.Resolve(lookup.Name);
            if (addresses.Count > 0)
            {
                answered?.Invoke(lookup.Name, addresses);
            }

            lookup.Answer(addresses);
        }
    }
}
