using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>Where we differ from the installed peer on purpose, each with its reason.</summary>
internal static class KnownDivergences
{
    private static readonly (string Source, string Case, PeerFailure Theirs, PeerFailure? Ours, string Reason)[] rows =
    [
        (Path.Combine(Peer.Logs, "sshd"), "aggressive", new(85, "192.0.2.112"), null,
            "its stamp lies ten years after now: we reject lines more than a day ahead, the peer counts them"),
        ("maps-auth", "no", new(4, "5:6"), new(4, ":6"),
            "Debian has release 1.0.2, whose <IP6> starts with digits or '::'; that of later releases, which is ours, may start with one ':'"),
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
}
