using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>A way to find all occurrences of many literals in a block.</summary>
internal abstract class LiteralSearch
{
    /// <summary>Marks each occurrence of each literal; those of one line before those of the next.</summary>
    public abstract void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker);
}
