using System;

namespace Banhammer.Engine.Dates;

/// <summary>Remembers all bytes that the date of the last line depended on: a line with the same bytes at the same place has the same date.</summary>
internal sealed class StampMemo
{
    private readonly byte[] bytes = new byte[96];
    private int start;
    private int length;
    private DateMatch match;

    /// <summary>Forgets.</summary>
    public void Clear() => length = 0;

    /// <summary>Remembers a match that depended on nothing outside of <c>line[start..end]</c>; forgets if that isn't all text of the line.</summary>
    public void Set(ReadOnlySpan<byte> line, int from, int end, in DateMatch found)
    {
        length = 0;
        // Behind a byte that isn't ASCII a character may go on.
        if (end > line.Length || end - from > bytes.Length || line[end - 1] >= 0x80) return;
        line[from..end].CopyTo(bytes);
        (start, length, match) = (from, end - from, found);
    }

    /// <summary>True if the line has the same date as the last one.</summary>
    public bool TryGet(ReadOnlySpan<byte> line, out DateMatch found)
    {
        var count = length;
        if (count > 0 && line.Length >= start + count && line.Slice(start, count).SequenceEqual(bytes.AsSpan(0, count)))
        {
            found = match;
            return true;
        }

        found = default;
        return false;
    }
}
