namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>In which order a loop tries its counts.</summary>
public enum LoopMode
{
    /// <summary>The highest first.</summary>
    Greedy,

    /// <summary>The lowest first.</summary>
    Lazy,

    /// <summary>The highest only: what was taken is never given back.</summary>
    Possessive,
}
