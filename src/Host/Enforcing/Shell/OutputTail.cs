using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>The end of what a command printed: whatever it prints, no more is kept.</summary>
internal sealed class OutputTail
{
    /// <summary>Bytes that are kept.</summary>
    public const int MostBytes = 4096;

    private readonly byte[] ring = new byte[MostBytes];

    /// <summary>Bytes printed in all.</summary>
    public long Total { get; private set; }

    /// <summary>The lines that were kept; the first one is cut if something before it wasn't. Bytes that are no UTF-8 become U+FFFD.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            var text = Encoding.UTF8.GetString(Kept());
            return text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
        }
    }

    /// <summary>Takes what was read.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var skipped = Math.Max(0, bytes.Length - MostBytes);
        Total += skipped;
        foreach (var value in bytes[skipped..])
        {
            ring[Total++ % MostBytes] = value;
        }
    }

    private byte[] Kept()
    {
        if (Total <= MostBytes)
            return ring[..(int)Total];
        var start = (int)(Total % MostBytes);
        return [.. ring[start..], .. ring[..start]];
    }
}
