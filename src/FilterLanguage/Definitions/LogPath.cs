using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>A line of a jail's <c>logpath</c>: logs, and where reading them starts.</summary>
/// <param name="Pattern">A path, with wild cards of a shell or without.</param>
/// <param name="Position">The word behind the path, as written: <c>head</c> where there is none, or <c>tail</c>.</param>
public sealed record LogPath(TracedText Pattern, string Position)
{
    /// <summary>Whether what the log has already isn't read.</summary>
    public bool FromTail => Position == "tail";
}
