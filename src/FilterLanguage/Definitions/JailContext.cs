using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Who asks for a jail, and for what.</summary>
public sealed record JailContext
{
    /// <summary>The jail as it is written, with its actions.</summary>
    public static JailContext Default { get; } = new();

    /// <summary>Options that are passed to the filter over those that the jail passes.</summary>
    public IReadOnlyDictionary<string, string> FilterOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the lines come from the systemd journal; null: if the jail's backend says so.</summary>
    public bool? FromJournal { get; init; }

    /// <summary>Whether the actions are read as well <i>(default: true)</i>.</summary>
    public bool WithActions { get; init; } = true;
}
