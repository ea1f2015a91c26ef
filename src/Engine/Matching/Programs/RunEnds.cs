using System;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>
/// Where the run of a class ends that begins at each position of a subject: worked out once a search, from the back, so that all runs of the
/// class together cost one pass.
/// </summary>
internal sealed class RunEnds
{
    /// <summary>Most ends of all classes together; 16 MB.</summary>
    public const long MaxEnds = 1L << 22;

    private int[] ends = [];
    private bool[] isKnown = [];
    private int length;

    /// <summary>Forgets all ends.</summary>
    /// <param name="kinds">How many different runs the program has.</param>
    /// <param name="textLength">Bytes of the subject.</param>
    /// <returns>False if there can be more than <see cref="MaxEnds"/>.</returns>
    public bool TryReset(int kinds, int textLength)
    {
        length = textLength;
        var room = (long)kinds * (textLength + 1);
        if (room > MaxEnds)
        {
            return false;
        }

        if (ends.Length < room)
        {
            ends = new int[Math.Max(room, 2L * ends.Length)];
        }

        if (isKnown.Length < kinds)
        {
            isKnown = new bool[kinds];
        }

        isKnown.AsSpan(0, kinds).Clear();
        return true;
    }

    /// <summary>The end of the run of an operation, however short that is.</summary>
    /// <param name="program">Where the operation is.</param>
    /// <param name="operation">A Span without limit, or a Dns, whose run ends behind a word character if that isn't for it to ask.</param>
    /// <param name="text">The subject.</param>
    /// <param name="index">Where the run begins.</param>
    /// <param name="scanned">Bytes that were looked at.</param>
    public int EndAt(PackedProgram program, in PackedOperation operation, byte[] text, int index, out int scanned)
    {
        var own = ends.AsSpan(operation.Runs * (length + 1), length + 1);
        scanned = 0;
        if (!isKnown[operation.Runs])
        {
            isKnown[operation.Runs] = true;
            scanned = length;
            Fill(program, operation, text, own);
        }

        return own[index];
    }

    private static void Fill(PackedProgram program, in PackedOperation operation, byte[] text, Span<int> own)
    {
        var isTrimmed = operation is { Kind: OperationKind.Dns, IsSingle: false };
        own[^1] = own.Length - 1;
        for (var i = own.Length - 2; i >= 0; i--)
        {
            if (CodePoints.IsContinuation(text[i]))
            {
                continue;
            }

            var next = i + program.RunWidthAt(operation, text, i);
            own[i] = next == i ? i
                : !isTrimmed || own[next] > next ? own[next]
                : PackedProgram.Word.WidthAt(text, i) > 0 ? next : i;
        }
    }
}
