using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Tests.Matching;

namespace Banhammer.Engine.Tests.Resolving;

/// <summary>A resolver that answers nobody until its gate is opened, and notes what it was asked.</summary>
internal sealed class GatedHosts(KnownHosts hosts) : IHostNames, IDisposable
{
    private readonly ManualResetEventSlim gate = new();
    private int atOnce;

    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The most lookups that were under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public void Open() => gate.Set();

    public IReadOnlyList<Address> Resolve(string name)
    {
        Asked.Enqueue(name);
        lock (gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
        }

        gate.Wait();
        lock (gate)
        {
            atOnce--;
        }

        return hosts.Resolve(name);
    }

    public void Dispose() => gate.Dispose();
}
