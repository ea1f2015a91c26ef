using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>What follows a part of a tree: operations that depend on which groups are known to be set on the way there.</summary>
/// <remarks>So a conditional is decided here, and what follows a choice is built once for each outcome, not for each way that leads to it.</remarks>
internal sealed class Continuation
{
    private readonly Func<ulong, Operation> build;
    private readonly Dictionary<ulong, Operation> built = [];

    /// <param name="build">Makes the first of the operations, given one bit for each group that is decided; asked once for each value.</param>
    public Continuation(Func<ulong, Operation> build) => this.build = build;

    /// <summary>The first operation where the groups of <paramref name="known"/> are set.</summary>
    public Operation For(ulong known)
    {
        if (!built.TryGetValue(known, out var operation))
            built[known] = operation = build(known);

        return operation;
    }
}
