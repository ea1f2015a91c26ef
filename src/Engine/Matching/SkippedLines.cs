using System;

namespace Banhammer.Engine.Matching;

/// <summary>Splits what <c>&lt;SKIPLINES&gt;</c> passed over into lines as Python's <c>splitlines</c> does: at more than line feeds.</summary>
/// <param name="text">Well-formed UTF-8; a separator at its end ends the last line.</param>
internal ref struct SkippedLines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> rest = text;

    /// <summary>The line, without what ends it.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly SkippedLines GetEnumerator() => this;

    /// <summary>Goes to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var end = 0;
        var separator = 0;
        while (end < rest.Length && (separator = SeparatorAt(end)) == 0)
        {
            end++;
        }

        Current = rest[..end];
        rest = rest[(end + separator)..];
        return true;
    }

    // Bytes of the line end that starts at an index; 0 for none. U+0085 is C2 85, U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    private readonly int SeparatorAt(int index) => rest[index] switch
    {
        (byte)'\r' when rest[index..].StartsWith("\r\n"u8) => 2,
        (>= (byte)'\n' and <= (byte)'\r') or (>= 0x1c and <= 0x1e) => 1,
        0xc2 when rest[index..].StartsWith("\u0085"u8) => 2,
        0xe2 when rest[index..].StartsWith("\u2028"u8) || rest[index..].StartsWith("\u2029"u8) => 3,
        _ => 0,
    };
}
