using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching;

/// <summary>One final regex, ready to search lines. Holds scratch memory: one per filter, not shared between threads.</summary>
/// <param name="groupNames">The names of its groups, lower case as in the peer; captures are numbered in this order.</param>
public abstract class Matcher(IReadOnlyList<string> groupNames)
{
    /// <summary>The names of its groups; the index is the number of the capture.</summary>
    public IReadOnlyList<string> GroupNames { get; } = groupNames;

    /// <summary>What a text begins with that can match; others need not be tried.</summary>
    public PatternStart Start { get; init; } = PatternStart.Any;

    /// <summary>What does the work.</summary>
    public abstract MatcherKind Kind { get; }

    /// <summary>Searches a line as the peer does: without its date, nothing trimmed, one newline at its end.</summary>
    /// <param name="line">UTF-8, possibly malformed, without its line end.</param>
    /// <param name="cut">What to leave out of <paramref name="line"/>.</param>
    /// <param name="captures">
    /// Set to the match and its groups as byte offsets into <paramref name="line"/>; unspecified when false. Reuses the decoded text of
    /// the last call unless <see cref="Captures.NextSubject"/> was called in between.
    /// </param>
    /// <returns>False for no match, and for a search that was given up because it took too long (see <see cref="GivenUp"/>).</returns>
    public abstract bool TryMatch(ReadOnlySpan<byte> line, DateCut cut, ref Captures captures);

    /// <summary>How many searches were given up because a line took too long.</summary>
    public long GivenUp { get; protected set; }
}
