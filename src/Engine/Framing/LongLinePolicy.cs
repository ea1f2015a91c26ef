namespace Banhammer.Engine.Framing;

/// <summary>What becomes of a line longer than <see cref="FramingOptions.MaxLineBytes"/>.</summary>
public enum LongLinePolicy
{
    /// <summary>Its first bytes, up to the limit, are a line; the rest is thrown away. It is one line in the counts.</summary>
    Truncate,

    /// <summary>Nothing of it is given out. It is one line in the counts, and its number is passed over.</summary>
    Skip,
}
