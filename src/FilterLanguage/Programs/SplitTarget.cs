namespace Banhammer.FilterLanguage.Programs;

/// <summary>A way that a split can go.</summary>
public sealed class SplitTarget
{
    internal SplitTarget()
    {
    }

    /// <summary>Where it leads.</summary>
    public Operation Operation { get; internal set; } = null!;

    /// <summary>
    /// Bytes that any match this way contains at or after the position, so that a split with several viable targets can leave this one out
    /// where they don't come; null for none.
    /// </summary>
    public byte[]? Gate { get; internal set; }
}
