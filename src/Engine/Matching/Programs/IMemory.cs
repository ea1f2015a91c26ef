namespace Banhammer.Engine.Matching.Programs;

/// <summary>Whether a run remembers the states that it tried. A type parameter, so that plain runs don't pay for it.</summary>
internal interface IMemory
{
    /// <summary>True if it does.</summary>
    static abstract bool IsOn { get; }
}

/// <summary>No memory: fast, and a step budget is needed.</summary>
internal readonly struct Forgetful : IMemory
{
    /// <inheritdoc/>
    public static bool IsOn => false;
}

/// <summary>With memory: work is linear in the text.</summary>
internal readonly struct Remembering : IMemory
{
    /// <inheritdoc/>
    public static bool IsOn => true;
}
