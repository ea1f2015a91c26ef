namespace Banhammer.Engine.Matching.Programs;

/// <summary>How a search ended.</summary>
internal enum SearchResult
{
    /// <summary>There is no match.</summary>
    NoMatch,

    /// <summary>There is one.</summary>
    Match,

    /// <summary>Not known: it took more steps, or more memory, than it may.</summary>
    TooMuch,
}
