using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>A way to find all occurrences of many literals in a block.</summary>
internal abstract class LiteralSearch
{
    /// <summary>Positions without a literal that the last search had to look at.</summary>
    public int FalseHits { get; protected set; }

    /// <summary>Gets ready for the literals that are sought now, by what a sample of the log has shown. Allocates nothing.</summary>
    public virtual void Train()
    {
    }

    /// <summary>Marks each occurrence of each literal that is sought; those of one line before those of the next.</summary>
    public abstract void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker);
}
