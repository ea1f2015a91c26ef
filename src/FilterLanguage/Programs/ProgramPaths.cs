using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Searches the graph of operations.</summary>
internal static class ProgramPaths
{
    /// <summary>What can be reached from an operation, nearest first.</summary>
    /// <param name="start">Where the search starts.</param>
    /// <param name="passes">Whether a way may lead through an operation, once it was reached.</param>
    /// <param name="successors">Where a way may lead from there.</param>
    /// <returns>Each operation, with the one that it was reached from on a shortest way; null for <paramref name="start"/>.</returns>
    public static Dictionary<Operation, Operation?> From(
        Operation start, Func<Operation, bool> passes, Func<Operation, IEnumerable<Operation>> successors)
    {
        var reached = new Dictionary<Operation, Operation?> { [start] = null };
        var waiting = new Queue<Operation>([start]);
        while (waiting.Count > 0)
        {
            var operation = waiting.Dequeue();
            if (!passes(operation))
                continue;

            foreach (var successor in successors(operation))
            {
                if (reached.ContainsKey(successor))
                    continue;

                reached[successor] = operation;
                waiting.Enqueue(successor);
            }
        }

        return reached;
    }
}
