using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Configuring;

/// <summary>A log that is there.</summary>
/// <param name="Path">Its path, without wild cards.</param>
/// <param name="Named">The line of <c>logpath</c> that stands for it.</param>
internal sealed record FoundLog(string Path, LogPath Named);
