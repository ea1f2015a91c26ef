using System;
using System.Collections.Generic;
using System.Numerics;

namespace Banhammer.Engine.Matching;

/// <summary>Lines as one text, with a line feed between two, in a buffer that only grows.</summary>
internal sealed class JoinedLines
{
    private byte[] buffer = [];
    private int length;

    /// <summary>The text; it lacks the line feed that ends every subject, which matchers add.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(0, length);

    /// <summary>Joins lines.</summary>
    public void Join(List<WindowLine> lines)
    {
        length = Math.Max(0, lines.Count - 1);
        foreach (var line in lines)
        {
            length += line.Text.Length;
        }

        if (buffer.Length < length)
        {
            buffer = new byte[BitOperations.RoundUpToPowerOf2((uint)length)];
        }

        var at = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                buffer[at++] = (byte)'\n';
            }

            lines[i].Text.CopyTo(buffer.AsSpan(at));
            at += lines[i].Text.Length;
        }
    }
}
