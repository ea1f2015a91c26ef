using System;

namespace Banhammer.Engine.Framing;

/// <summary>One line of a block, without its line feed and the carriage returns before it. Valid as long as its block.</summary>
public readonly ref struct LogLine
{
    private readonly ReadOnlySpan<byte> block;

    internal LogLine(ReadOnlySpan<byte> block, int start, int end, int index)
    {
        this.block = block;
        Start = start;
        End = end;
        Index = index;
    }

    /// <summary>First byte, from the start of the block.</summary>
    public int Start { get; }

    /// <summary>Behind the last byte, from the start of the block.</summary>
    public int End { get; }

    /// <summary>Which line of the block it is, from 0.</summary>
    public int Index { get; }

    /// <summary>The line's bytes as they are in the log: they need not be valid UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes => block[Start..End];
}
