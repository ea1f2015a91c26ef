using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Corpus.Tests;

/// <summary>A line in which the peer finds other failures than we do.</summary>
internal sealed record Disagreement(PeerRequest Request, int Number, IReadOnlyList<byte[]> Lines, IReadOnlyList<PeerFinding> Theirs, IReadOnlyList<PeerFinding> Ours)
{
    /// <summary>The line.</summary>
    public byte[] Line => Lines[Number - 1];

    /// <summary>The lines before it, which may have lent it their stamp.</summary>
    public IEnumerable<byte[]> Earlier => Lines.Take(Number - 1);

    /// <summary>Where the two testers differ on a log.</summary>
    public static IEnumerable<Disagreement> Between(PeerRequest request, IReadOnlyList<byte[]> lines, IEnumerable<PeerFinding> theirs, IEnumerable<PeerFinding> ours)
    {
        var (theirLines, ourLines) = (theirs.ToLookup(finding => finding.Line), ours.ToLookup(finding => finding.Line));
        return Enumerable.Range(1, lines.Count).Where(number => !theirLines[number].SequenceEqual(ourLines[number]))
            .Select(number => new Disagreement(request, number, lines, [.. theirLines[number]], [.. ourLines[number]]));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Request.Reference}, usedns {Request.UseDns}, line {Number}: {PythonText(Line)}\n  peer: {string.Join("\n        ", Theirs)}\n  ours: {string.Join("\n        ", Ours)}";

    // As a literal of Python, so that it can be tried at once.
    private static string PythonText(byte[] line) =>
        "b'" + string.Concat(line.Select(value => value is >= 0x20 and < 0x7f and not (byte)'\'' and not (byte)'\\' ? ((char)value).ToString() : $"\\x{value:x2}")) + "'";
}
