using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>Which choices can be left when an operation runs, and so what it has to remember and where it goes on when it fails.</summary>
/// <remarks>
/// Within the body of an assertion or an atomic part the choices of that body count apart: they are gone when it is left. A value has to be
/// remembered only if an older choice, taken up, would lead to something that reads it before it is set anew.
/// </remarks>
internal sealed class ChoiceReach
{
    private readonly Program program;
    private readonly Dictionary<Operation, Operation> owners = [];
    private readonly Dictionary<Operation, HashSet<Operation>> reached = [];
    private readonly List<int> results;
    private readonly HashSet<int>[] live;
    private readonly HashSet<Operation> undone = [];
    private readonly HashSet<Operation> mayHaveChoice = [];
    private readonly HashSet<Operation> mayRunAgain = [];

    /// <summary>Works it out.</summary>
    public ChoiceReach(Program program)
    {
        this.program = program;
        foreach (var owner in program.Operations.Where(o => o.Body is not null))
        {
            // An inner body is found from the outer one too; the innermost owner counts, and it comes later.
            foreach (var inner in ReachedFrom(owner.Body!).Append(owner.Body!))
            {
                owners[inner] = owners.TryGetValue(inner, out var known) && ReachedFrom(owner.Body!).Contains(known) ? known : owner;
            }
        }

        // Where a group starts is read if its end is set, and then it was set on the way there, unless it may have been set again since.
        results = [.. Enumerable.Range(0, 2 * program.GroupNames.Count).Where(slot => slot % 2 == 1 || IsSetAgain(slot))];
        live = LiveSlots();
        foreach (var head in program.Operations.Where(o => o.IsStar))
        {
            mayRunAgain.UnionWith(ReachedFrom(head));
        }

        var pushers = program.Operations.Where(LeavesChoice).ToList();
        foreach (var save in program.Operations.Where(o => o.Kind is OperationKind.Save or OperationKind.Mark))
        {
            if (pushers.Exists(choice => Precedes(choice, save) && ResumesAt(choice).Any(o => live[o.Index].Contains(save.Slot))))
            {
                undone.Add(save);
            }
        }

        foreach (var pusher in pushers)
        {
            mayRunAgain.UnionWith(ReachedFrom(pusher));
            mayHaveChoice.UnionWith(After(pusher).Where(o => OwnerOf(o) == OwnerOf(pusher)));
        }

        foreach (var save in undone)
        {
            // What is remembered outlives the body: it is put back by whatever fails behind it, within or around.
            var scopes = OwnersOf(save).ToList();
            mayHaveChoice.UnionWith(Following(save).Where(o => scopes.Contains(OwnerOf(o))));
        }
    }

    /// <summary>The operation whose body an operation is in; null for none.</summary>
    public Operation? OwnerOf(Operation operation) => owners.TryGetValue(operation, out var owner) ? owner : null;

    /// <summary>Whether a choice of the same body, or of none where the operation is in none, may be left when it runs.</summary>
    public bool MayHaveChoice(Operation operation) => mayHaveChoice.Contains(operation);

    /// <summary>Whether an operation may run more often than once a run, because a choice is taken up before it, or in a loop.</summary>
    public bool MayRunAgain(Operation operation) => mayRunAgain.Contains(operation);

    /// <summary>Whether an operation may put something on the stack.</summary>
    public bool UsesStack(Operation operation) => LeavesChoice(operation) || undone.Contains(operation);

    /// <summary>Whether a slot's old value must be kept for an older choice.</summary>
    public bool MustRemember(Operation save) => undone.Contains(save);

    /// <summary>The slots that may be read before they are set, at the beginning of a run.</summary>
    public IEnumerable<int> ReadUnset => live[program.Entry.Index].OrderBy(slot => slot);

    /// <summary>Whether anything within a body leaves something on the stack.</summary>
    public bool BodyPushes(Operation owner) =>
        ReachedFrom(owner.Body!).Append(owner.Body!).Any(UsesStack);

    /// <summary>Whether an operation can leave a choice, or stands for one while its body runs.</summary>
    private static bool LeavesChoice(Operation operation) => operation.Kind switch
    {
        OperationKind.Loop => true,
        OperationKind.Split => operation.Table.Where((list, b) => list.Count > 1 && AddressForms.Of(operation, b) is null).Any(),
        OperationKind.Ip4 or OperationKind.Ip6 => !operation.IsSingle,
        OperationKind.Look => operation.IsNegative,
        _ => false,
    };

    private static IEnumerable<Operation> ResumesAt(Operation choice) =>
        choice.Kind == OperationKind.Split ? choice.Targets.Select(t => t.Operation) : [choice.Next!];

    // A negative assertion stands on the stack while its body runs only.
    private bool Precedes(Operation choice, Operation save) => choice.Kind == OperationKind.Look
        ? save == choice.Body || ReachedFrom(choice.Body!).Contains(save)
        : ReachedFrom(choice).Contains(save);

    // Of a negative assertion nothing is left behind it.
    private HashSet<Operation> After(Operation pusher) => pusher.Kind == OperationKind.Look ? [] : ReachedFrom(pusher);

    // All that can run after an operation; a body's end leads nowhere, since its owner leads on.
    private HashSet<Operation> ReachedFrom(Operation start)
    {
        if (!reached.TryGetValue(start, out var found))
        {
            reached[start] = found = [];
            var waiting = new Stack<Operation>(start.Successors());
            while (waiting.Count > 0)
            {
                var operation = waiting.Pop();
                if (found.Add(operation))
                {
                    foreach (var next in operation.Successors())
                    {
                        waiting.Push(next);
                    }
                }
            }
        }

        return found;
    }

    // The least sets such that a slot is live where it is read, and where it isn't set on some way to where it is live.
    private HashSet<int>[] LiveSlots()
    {
        var sets = program.Operations.Select(_ => new HashSet<int>()).ToArray();
        bool grew;
        do
        {
            grew = false;
            for (var i = sets.Length - 1; i >= 0; i--)
            {
                var operation = program.Operations[i];
                var before = sets[i].Count;
                foreach (var next in LeadsTo(operation))
                {
                    sets[i].UnionWith(sets[next.Index]);
                }

                if (operation.Kind is OperationKind.Save or OperationKind.Mark)
                {
                    sets[i].Remove(operation.Slot);
                }

                sets[i].UnionWith(ReadBy(operation));
                grew |= sets[i].Count != before;
            }
        }
        while (grew);
        return sets;
    }

    private IEnumerable<Operation> LeadsTo(Operation operation) => operation.Kind switch
    {
        OperationKind.Done => OwnerOf(operation) is { IsNegative: false } owner ? [owner.Next!] : [],
        OperationKind.Look when !operation.IsNegative => [operation.Body!],
        OperationKind.Atomic => [operation.Body!],
        _ => operation.Successors(),
    };

    private IEnumerable<int> ReadBy(Operation operation) => operation.Kind switch
    {
        OperationKind.Accept => results,
        OperationKind.Reference => [2 * operation.Group, (2 * operation.Group) + 1],
        OperationKind.IfSet => [(2 * operation.Group) + 1],
        OperationKind.Check => [operation.Slot],
        _ => [],
    };

    // By a loop, or by copies of a part that is repeated.
    private bool IsSetAgain(int slot)
    {
        var saves = program.Operations.Where(o => o.Kind == OperationKind.Save && o.Slot == slot).ToList();
        return saves.Exists(save => saves.Exists(Following(save).Contains));
    }

    private IEnumerable<Operation?> OwnersOf(Operation operation)
    {
        for (var owner = OwnerOf(operation); owner is not null; owner = OwnerOf(owner))
        {
            yield return owner;
        }

        yield return null;
    }

    // All that can run after an operation, what is behind the bodies that it is in among them.
    private HashSet<Operation> Following(Operation start)
    {
        var found = new HashSet<Operation>();
        foreach (var from in OwnersOf(start).Where(owner => owner is not null).Select(owner => owner!).Append(start))
        {
            found.UnionWith(ReachedFrom(from));
        }

        return found;
    }
}
