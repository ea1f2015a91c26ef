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
        var steps = new List<ActionStep>();
        while (TryTake(steps))
        {
            var repairs = action.Repairs;
            Do(steps);
            if (action.Repairs != repairs && steps[0].Kind is ActionStepKind.Ban or ActionStepKind.Prolong)
                BanAgain([.. steps.Select(step => step.Ticket!.Id)]);
        }
    }

    // The next step, with those of the same kind behind it where they can be done together. Each offender is in it once.
    private bool TryTake(List<ActionStep> steps)
    {
        steps.Clear();
        lock (gate)
        {
            isAtWork = waiting.TryDequeue(out var first);
            if (!isAtWork)
                return false;
            steps.Add(first);
            while (first.Kind is ActionStepKind.Ban or ActionStepKind.Unban && waiting.TryPeek(out var next) && next.Kind == first.Kind)
            {
                steps.Add(waiting.Dequeue());
            }

            return true;
        }
    }

    private void Do(List<ActionStep> steps)
    {
        var ticket = steps[0].Ticket;
        switch (steps[0].Kind)
        {
            case ActionStepKind.Start:
                action.Start();
                break;
            case ActionStepKind.Ban:
                var bans = steps.Select(step => step.Ticket!).Where(ban => !ban.IsRestored || !action.SkipsRestored).ToArray();
                foreach (var ban in bans)
                {
                    carriedOut[ban.Id] = ban;
                }

                action.BanAll(bans);
                break;
            case ActionStepKind.Unban:
                var known = new List<ActionTicket>();
                foreach (var step in steps)
                {
                    if (carriedOut.Remove(step.Ticket!.Id, out var ban))
                        known.Add(ban);
                }

                action.UnbanAll(known);
                break;
            case ActionStepKind.Prolong when carriedOut.TryGetValue(ticket!.Id, out var shorter):
                carriedOut[ticket.Id] = shorter with { BanTime = ticket.BanTime, Until = ticket.Until, Time = ticket.Time, BanCount = ticket.BanCount, Failures = ticket.Failures };
                if (action.IsProlongable)
                    action.Prolong(carriedOut[ticket.Id]);
                break;
            case ActionStepKind.Flush:
                EndAll();
                break;
            case ActionStepKind.Reload:
                action.Reload();
                break;
            case ActionStepKind.Stop:
                EndAll();
                action.Stop();
                stopped.TrySetResult();
                break;
        }
    }

    private void EndAll()
    {
        if (action.IsFlushable)
            action.Flush();
        else
            action.UnbanAll([.. carriedOut.Values]);
        carriedOut.Clear();
    }

    // A repair may have swept away what was there. If it breaks again meanwhile, that is left to the next ban.
    private void BanAgain(HashSet<string> last)
    {
        var repairs = action.Repairs;
        log.BanningAgain(carriedOut.Count - last.Count);
        foreach (var ticket in carriedOut.Values.Where(ticket => !last.Contains(ticket.Id)))
        {
            action.Reban(ticket);
            if (action.Repairs != repairs)
                return;
        }
    }
}
