using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Channels;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Enforcing;

/// <summary>The way from deciding to enforcing: messages in order, stored and then handed to an enforcer, on a task of its own.</summary>
/// <remarks>
/// Posting never waits, so the engine isn't held up by a disk or a firewall. A ban is stored before its actions run, so each is handed over at least
/// once. Messages are as many as decisions, which the bans in force bound. All use of the store is on that task.
/// </remarks>
internal sealed class EnforcementQueue : IAsyncDisposable
{
    private const int BatchSize = 4096;

    private readonly Channel<Item> items = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<EnforcingMessage> messages = [];
    private readonly Dictionary<string, StoredPlace> places = [];
    private readonly IEnforcer enforcer;
    private readonly Store store;
    private readonly Task pump;

    /// <summary>A queue that <paramref name="enforcer"/> empties; the store is the queue's, and disposed of with it.</summary>
    public EnforcementQueue(IEnforcer enforcer, Store store)
    {
        (this.enforcer, this.store) = (enforcer, store);
        pump = Task.Run(PumpAsync);
    }

    /// <summary>Puts a message behind the others. No effect once the queue is closed. Thread-safe.</summary>
    public void Post(EnforcingMessage message) => items.Writer.TryWrite(new Item(message, null, null));

    /// <summary>Has the place of a log stored behind the decisions that its lines led to. Thread-safe.</summary>
    public void Post(StoredPlace place) => items.Writer.TryWrite(new Item(null, place, null));

    /// <summary>Asks the store when all that was posted before is stored and handed on. Thread-safe.</summary>
    public Task<T> Ask<T>(Func<Store, T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isOpen = items.Writer.TryWrite(new Item(null, null, () => answer.SetResult(question(store))));
        return isOpen ? answer.Task : Task.FromException<T>(new ObjectDisposedException(nameof(EnforcementQueue)));
    }

    /// <summary>Has the store do something when all that was posted before is stored and handed on. Thread-safe.</summary>
    public Task Ask(Action<Store> request) => Ask(store =>
    {
        request(store);
        return true;
    });

    /// <summary>Closes the queue and waits until all in it was handed on.</summary>
    public async ValueTask DisposeAsync()
    {
        items.Writer.TryComplete();
        await pump.ConfigureAwait(false);
        store.Dispose();
    }

    private async Task PumpAsync()
    {
        while (await items.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (messages.Count < BatchSize && items.Reader.TryRead(out var item))
            {
                Take(item);
            }

            Flush();
        }
    }

    private void Take(Item item)
    {
        if (item.Message is { } message)
        {
            messages.Add(message);
        }
        else if (item.Place is { } place)
        {
            places[place.Log] = place;
        }
        else
        {
            Flush();
            item.Work!();
        }
    }

    private void Flush()
    {
        if (messages.Count == 0 && places.Count == 0)
        {
            return;
        }

        store.Save(messages, [.. places.Values]);
        messages.ForEach(enforcer.Take);
        enforcer.Commit();
        store.NoteDelivery(messages.OfType<BanDecided>());
        messages.Clear();
        places.Clear();
    }

    private readonly record struct Item(EnforcingMessage? Message, StoredPlace? Place, Action? Work);
}
