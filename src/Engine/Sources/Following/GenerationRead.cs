namespace Banhammer.Engine.Sources.Following;

/// <summary>What reading a generation of a log came to.</summary>
internal enum GenerationRead
{
    /// <summary>Whole lines, or a part of one that is longer than the buffer.</summary>
    Lines,

    /// <summary>There is no further whole line yet.</summary>
    End,

    /// <summary>The file doesn't hold any longer what was read of it: it was truncated, or written anew.</summary>
    Rewritten,
}
