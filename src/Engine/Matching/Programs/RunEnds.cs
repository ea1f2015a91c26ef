using System;

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
    private int textStart;
    private int textEnd;

    /// <summary>Forgets all ends.</summary>
    /// <param name="kinds">How many different runs the program has.</param>
    /// <param name="start">Where the subject starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>False if there can be more than <see cref="MaxEnds"/>.</returns>
    public bool TryReset(int kinds, int start, int end)
    {
        (textStart, textEnd) = (start, end);
        var room = (long)kinds * (end - start + 1);
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

    /// <summary>The end of a run, however short that is.</summary>
    /// <param name="program">Where the operation is.</param>
    /// <param name="run">Of a Span without limit, or a Dns.</param>
    /// <param name="text">The subject.</param>
    /// <param name="index">Where the run begins.</param>
    /// <param name="scanned">Bytes that were looked at.</param>
    public int EndAt(PackedProgram program, in PackedRun run, byte[] text, int index, out int scanned)
    {
        var places = textEnd - textStart + 1;
        var own = ends.AsSpan(run.Ends * places, places);
        scanned = 0;
        if (!isKnown[run.Ends])
        {
            isKnown[run.Ends] = true;
            scanned = textEnd - textStart;
            Fill(program, run, text, own);
        }

        return own[index - textStart];
    }

    private void Fill(PackedProgram program, in PackedRun run, byte[] text, Span<int> own)
    {
        own[^1] = textEnd;
        for (var i = textEnd - 1; i >= textStart; i--)
        {
            if (CodePoints.IsContinuation(text[i]))
            {
                continue;
            }

            var next = i + program.RunWidthAt(run, text, i);
            var end = own[next - textStart];
            own[i - textStart] = next == i ? i
                : !run.IsTrimmed || end > next ? end
                : PackedProgram.Word.WidthAt(text, i) > 0 ? next : i;
        }
    }
}
