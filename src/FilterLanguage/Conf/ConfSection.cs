using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>One section of a file.</summary>
/// <param name="Name">What stands between the brackets; case counts.</param>
/// <param name="Header">Where the name stands.</param>
/// <param name="Options">In the order of the file; names are unique.</param>
public sealed record ConfSection(string Name, SourceSpan Header, EquatableArray<ConfOption> Options)
{
    /// <summary>The section whose options all other sections inherit.</summary>
    public const string Default = "DEFAULT";

    /// <summary>The section that names further files to read.</summary>
    public const string Includes = "INCLUDES";
}
