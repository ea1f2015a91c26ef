using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Resolving;

/// <summary>A host name that is being looked up, and its addresses as soon as they are known. Thread-safe.</summary>
/// <param name="name">As it stands in the log.</param>
/// <param name="asked">When it was asked for: a timestamp of the clock that the resolver ages by.</param>
public sealed class HostNameLookup(string name, long asked)
{
    private readonly TaskCompletionSource<IReadOnlyList<Address>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Whether <see cref="Addresses"/> are known.</summary>
    public bool IsDone => answer.Task.IsCompleted;

    /// <summary>The addresses, none if it has none; waits for them if need be.</summary>
    public IReadOnlyList<Address> Addresses => answer.Task.GetAwaiter().GetResult();

    internal long Asked => asked;

    /// <summary>Waits for the addresses.</summary>
    /// <exception cref="System.OperationCanceledException"><paramref name="stop"/> came first.</exception>
    public void Wait(CancellationToken stop) => answer.Task.Wait(stop);

    internal void Answer(IReadOnlyList<Address> addresses) => answer.SetResult(addresses);
}
