using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Works out what a search may cost.</summary>
/// <remarks>
/// If two loops can share out a text, there are n ways to do it, and the second is paid for again in each; so the longest chain of such pairs is
/// the degree of a polynomial. A loop that shares with itself, or a chain that closes, makes it exponential, and so does a repeated group that has
/// two readings. Nothing is said about whether a text exists that fails in the end, so the answer is often worse than the truth; it is better than
/// that only where two repeated groups in a row share out a text.
/// </remarks>
public static class CostAnalysis
{
    // Beyond this a polynomial is no better than an exponential, and a chain that closes grows beyond any degree.
    private const int MostDegree = 64;

    /// <summary>The cost of a program.</summary>
    public static ProgramCost Of(Program program)
    {
        var isLinearWithMemory = program.IsMemoable
            && !program.Operations.Any(o => o.Kind is OperationKind.Look or OperationKind.Atomic && IsEndless(o.Body!));
        var degree = Ambiguities.AmbiguousLoops(program).Any() ? null : LongestChain(Ambiguities.Of(program));
        return new ProgramCost(degree ?? 0, degree is null, isLinearWithMemory);
    }

    // Null for a chain that closes. The start of a search is a loop like any other.
    private static int? LongestChain(IReadOnlyList<Ambiguity> ambiguities)
    {
        const int start = -1;
        static int Key(Operation? loop) => loop?.Index ?? start;

        var lengths = ambiguities.SelectMany(a => new[] { Key(a.First), Key(a.Second) }).Distinct().ToDictionary(key => key, _ => 1);
        var longest = 1;
        bool grew;
        do
        {
            grew = false;
            foreach (var ambiguity in ambiguities)
            {
                var length = lengths[Key(ambiguity.Second)] + 1;
                if (length <= lengths[Key(ambiguity.First)])
                    continue;

                lengths[Key(ambiguity.First)] = length;
                longest = Math.Max(longest, length);
                grew = true;
            }
        }
        while (grew && longest <= MostDegree);

        return grew ? null : longest;
    }

    private static bool IsEndless(Operation body) =>
        ProgramPaths.From(body, _ => true, o => o.Successors()).Keys.Any(o => Ambiguities.IsUnbounded(o) || o.IsStar);
}
