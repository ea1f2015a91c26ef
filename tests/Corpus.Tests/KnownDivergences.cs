using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Matching;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>Where we differ from the installed peer on purpose, each with its reason; docs/limits.md tells users.</summary>
internal static partial class KnownDivergences
{
    private const double Year1900 = -2_208_988_800;

    private static readonly (string Source, string Case, PeerFailure Theirs, PeerFailure? Ours, string Reason)[] rows =
    [
        (Path.Combine(Peer.Logs, "sshd"), "aggressive", new(85, "192.0.2.112"), null,
            "its stamp lies ten years after now: we reject lines more than a day ahead, the peer counts them"),
    ];

    // Where the peer's program doesn't get through a line.
    private static readonly (string Exception, string Reason)[] ends =
    [
        ("KeyError", "a zone abbreviation that it doesn't know ends the peer's program"),
        ("GivenUp", "a regex that has too many ways to go keeps the peer busy for seconds"),
    ];

    private static readonly (string Reason, Func<Disagreement, PeerFinding, PeerFinding, bool> Explains)[] reasons =
    [
        ("the peer puts the text of an earlier line's stamp before a line that has none of its own",
            (_, theirs, ours) => theirs with { Matches = ours.Matches } == ours && IsLent(theirs, ours)),
        ("the peer drops the zone of a stamp with more than six digits of a fraction",
            (line, theirs, ours) => theirs with { Matches = ours.Matches, Time = ours.Time } == ours
                && (IsLent(theirs, ours) ? line.Earlier : [line.Line]).Any(stamp => LongFraction().IsMatch(Encoding.Latin1.GetString(stamp)))),
        ("texts that aren't addresses are cut at a length",
            (_, theirs, ours) => theirs with { Id = ours.Id } == ours && Encoding.UTF8.GetByteCount(theirs.Id) > OffenderTexts.MaxTextBytes && theirs.Id.StartsWith(ours.Id, StringComparison.Ordinal)),
        ("there is no local mean time in .NET",
            (_, theirs, ours) => theirs.Time < Year1900 && theirs with { Time = ours.Time } == ours),
    ];

    /// <summary>The peer's answer with the known divergences put right; each of them must still be in it.</summary>
    public static IReadOnlyList<PeerFailure> Settle(string source, string condition, IReadOnlyList<PeerFailure> expected)
    {
        foreach (var (_, _, theirs, ours, reason) in rows.Where(row => row.Source == source && row.Case == condition))
        {
            expected.ShouldContain(theirs, $"no divergence any more: {reason}");
            expected = expected.SelectMany(failure => failure != theirs ? [failure] : ours is null ? [] : new[] { ours }).ToArray();
        }

        return expected;
    }

    /// <summary>Why a line is found to be something else, if all of its findings are explained; null if one isn't.</summary>
    public static string? Explain(Disagreement disagreement)
    {
        var (theirs, ours) = (disagreement.Theirs, disagreement.Ours);
        if (theirs is [{ IsRaised: true } end])
        {
            return ends.FirstOrDefault(known => end.Id.StartsWith(known.Exception, StringComparison.Ordinal)).Reason;
        }

        var explanations = theirs.Zip(ours).Where(pair => pair.First != pair.Second)
            .Select(pair => reasons.FirstOrDefault(reason => reason.Explains(disagreement, pair.First, pair.Second)).Reason).ToArray();
        return theirs.Count == ours.Count && !explanations.Contains(null) ? explanations[0] : null;
    }

    private static bool IsLent(PeerFinding theirs, PeerFinding ours)
    {
        var (theirLines, ourLines) = (theirs.Matches.Split('\n'), ours.Matches.Split('\n'));
        return theirLines.Length == ourLines.Length && theirs.Matches != ours.Matches && theirLines.Zip(ourLines).All(pair => pair.First.EndsWith(pair.Second, StringComparison.Ordinal));
    }

    [GeneratedRegex(@":\d\d[.,]\d{7,}\s*(?:[+-]\d|Z|UTC|GMT)", RegexOptions.CultureInvariant)]
    private static partial Regex LongFraction();
}
