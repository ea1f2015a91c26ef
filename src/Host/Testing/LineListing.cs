namespace Banhammer.Host.Testing;

/// <summary>Which lines of one outcome are listed behind the summary.</summary>
internal enum LineListing
{
    /// <summary>None.</summary>
    None,

    /// <summary>All, if they are less than 20; else only how many there are.</summary>
    Few,

    /// <summary>All.</summary>
    All,
}
