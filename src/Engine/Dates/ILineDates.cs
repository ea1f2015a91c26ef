using System;

namespace Banhammer.Engine.Dates;

/// <summary>Tells the dates of the candidate lines of one source, block by block; several jails may ask for the same line.</summary>
public interface ILineDates
{
    /// <summary>The date of a candidate, until the next is asked for; candidates of a block come in order.</summary>
    ref readonly LineDate Of(ReadOnlySpan<byte> block, int start, int end);

    /// <summary>Takes note that a block is done with.</summary>
    void FinishBlock(ReadOnlySpan<byte> block);
}
