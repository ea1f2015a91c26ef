using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>Has an action do what it is asked for, one step after the other, on a thread that lives as long as there is something to do.</summary>
/// <remarks>
/// Each action of each jail has its own, so none waits for another. What waits is bounded: beyond <see cref="MostWaiting"/> bans aren't carried out,
/// which is counted and told. Thread-safe.
/// </remarks>
/// <param name="action">Does it.</param>
/// <param name="log">Is told what isn't done.</param>
/// <param name="before">Must have ended before anything is done: what an earlier action did is undone then.</param>
internal sealed class ActionQueue(CommandAction action, ActionLog log, Task before) : IJailAction
{
    /// <summary>Steps that may wait.</summary>
    public const int MostWaiting = 1 << 16;

    private readonly Lock gate = new();
    private readonly Queue<ActionStep> waiting = [];
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Only the thread at work touches it. Who was banned is known by id; the file's commands may need all of the ticket to unban.
    private readonly Dictionary<string, ActionTicket> carriedOut = [];
    private bool isAtWork;
    private bool isStopping;
    private long leftOut;

    /// <summary>Steps that weren't done since too many waited.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    /// <inheritdoc/>
    public void Start() => Add(new ActionStep(ActionStepKind.Start));

    /// <inheritdoc/>
    public void Ban(ActionTicket ticket) => Add(new ActionStep(ActionStepKind.Ban, ticket));

    /// <inheritdoc/>
    public void Prolong(ActionTicket ticket) => Add(new ActionStep(ActionStepKind.Prolong, ticket));

    /// <inheritdoc/>
    public void Unban(ActionTicket ticket) => Add(new ActionStep(ActionStepKind.Unban, ticket));

    /// <inheritdoc/>
    public void Flush() => Add(new ActionStep(ActionStepKind.Flush));

    /// <inheritdoc/>
    public void Reload() => Add(new ActionStep(ActionStepKind.Reload));

    /// <inheritdoc/>
    public void Commit()
    {
        // Commands are run one by one.
    }

    /// <inheritdoc/>
    public Task StopAsync()
    {
        lock (gate)
        {
            if (!isStopping)
            {
                isStopping = true;
                var mustStart = waiting.Any(step => step.Kind == ActionStepKind.Start);
                waiting.Clear();
                if (mustStart)
                    stopped.TrySetResult(); // nothing was done yet
                else
                    AddUnsynchronized(new ActionStep(ActionStepKind.Stop));
            }
        }

        return stopped.Task;
    }

    private void Add(ActionStep step)
    {
        var isFirst = false;
        lock (gate)
        {
            if (isStopping)
                return;
            if (waiting.Count < MostWaiting)
            {
                AddUnsynchronized(step);
                return;
            }

            isFirst = leftOut++ == 0;
        }

        if (isFirst)
            log.TooMuchWaits(MostWaiting);
    }

    private void AddUnsynchronized(ActionStep step)
    {
        waiting.Enqueue(step);
        if (isAtWork)
            return;
        isAtWork = true;
        new Thread(Work) { Name = "action", IsBackground = true }.Start();
    }

    private void Work()
    {
        before.Wait();
        while (true)
        {
            ActionStep step;
            lock (gate)
            {
                if (!waiting.TryDequeue(out step))
                {
                    isAtWork = false;
                    return;
                }
            }

            var repairs = action.Repairs;
            Do(step);
            if (action.Repairs != repairs && step.Kind is ActionStepKind.Ban or ActionStepKind.Prolong)
                BanAgain(step.Ticket!);
        }
    }

    private void Do(ActionStep step)
    {
        switch (step.Kind)
        {
            case ActionStepKind.Start:
                action.Start();
                break;
            case ActionStepKind.Ban when !step.Ticket!.IsRestored || !action.SkipsRestored:
                carriedOut[step.Ticket.Id] = step.Ticket;
                action.Ban(step.Ticket);
                break;
            case ActionStepKind.Prolong when carriedOut.TryGetValue(step.Ticket!.Id, out var known):
                carriedOut[known.Id] = known with { BanTime = step.Ticket.BanTime, Time = step.Ticket.Time, BanCount = step.Ticket.BanCount, Failures = step.Ticket.Failures };
                if (action.IsProlongable)
                    action.Prolong(carriedOut[known.Id]);
                break;
            case ActionStepKind.Unban when carriedOut.Remove(step.Ticket!.Id, out var known):
                action.Unban(known);
                break;
            case ActionStepKind.Flush:
                Flush(carriedOut.Values);
                break;
            case ActionStepKind.Reload:
                action.Reload();
                break;
            case ActionStepKind.Stop:
                Flush(carriedOut.Values);
                action.Stop();
                stopped.TrySetResult();
                break;
        }
    }

    private void Flush(IEnumerable<ActionTicket> tickets)
    {
        if (action.IsFlushable)
        {
            action.Flush();
        }
        else
        {
            foreach (var ticket in tickets)
            {
                action.Unban(ticket);
            }
        }

        carriedOut.Clear();
    }

    // A repair may have swept away what was there. If it breaks again meanwhile, that is left to the next ban.
    private void BanAgain(ActionTicket last)
    {
        var repairs = action.Repairs;
        log.BanningAgain(carriedOut.Count - 1);
        foreach (var ticket in carriedOut.Values.Where(ticket => ticket.Id != last.Id))
        {
            action.Reban(ticket);
            if (action.Repairs != repairs)
                return;
        }
    }
}
