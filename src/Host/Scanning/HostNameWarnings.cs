using System.Collections.Concurrent;
using System.Collections.Generic;
using Banhammer.Engine.Matching;
using Banhammer.Host.Cli;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Scanning;

/// <summary>What <c>usedns = warn</c> has to say: which host names count as which addresses. Names come from any thread, and are printed from one.</summary>
internal sealed class HostNameWarnings
{
    private readonly ConcurrentQueue<string> unprinted = [];

    /// <summary>Notes a name that has addresses.</summary>
    public void Add(string name, IReadOnlyList<Address> addresses) =>
        unprinted.Enqueue($"host name {PythonLiteral.Of(name)} counts as {string.Join(", ", addresses)}, which its owner can change (usedns = warn)");

    /// <summary>Prints those that came since the last call.</summary>
    public void Print(CommandContext context)
    {
        while (unprinted.TryDequeue(out var warning))
        {
            context.Complain(warning);
        }
    }
}
