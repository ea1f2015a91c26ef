namespace Banhammer.Engine.Matching.Programs;

/// <summary>What to do when a choice is taken up.</summary>
internal enum ChoiceKind
{
    /// <summary>Put a slot's old value back, and take up the next choice.</summary>
    Undo,

    /// <summary>Go on at an operation and a position.</summary>
    Go,

    /// <summary>Go on behind a greedy loop at an earlier one of its ends.</summary>
    Less,

    /// <summary>Go on behind a lazy loop at a later one of its ends.</summary>
    More,
}
