using System;
using System.Text;
using System.Text.Unicode;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>A line in a <see cref="LineWindow"/>: its text without the date, in memory that is used again for other lines.</summary>
internal sealed class WindowLine
{
    private byte[] text = [];
    private int length;

    /// <summary>The line without its date; well-formed UTF-8, so that joining lines and parts of them makes no new characters.</summary>
    public ReadOnlySpan<byte> Text => text.AsSpan(0, length);

    /// <summary>The line as it stands in the log; null unless lines are kept for show.</summary>
    public string? Original { get; private set; }

    /// <summary>For <see cref="LineWindow"/>: the line is still in the window.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Puts another line in its place.</summary>
    public void Set(ReadOnlySpan<byte> line, DateCut cut, bool keepOriginal)
    {
        var most = 3 * (line.Length - cut.Length); // each malformed byte becomes U+FFFD
        if (text.Length < most)
        {
            text = new byte[most];
        }

        length = 0;
        Append(line[..cut.Start]);
        Append(line[cut.End..]);
        Original = keepOriginal ? Encoding.UTF8.GetString(line) : null;
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (Utf8.IsValid(part))
        {
            part.CopyTo(text.AsSpan(length));
            length += part.Length;
            return;
        }

        while (!part.IsEmpty)
        {
            Rune.DecodeFromUtf8(part, out var rune, out var consumed);
            length += rune.EncodeToUtf8(text.AsSpan(length));
            part = part[consumed..];
        }
    }
}
