using Banhammer.Engine.Dates;

namespace Banhammer.Host.Scanning;

/// <summary>What became of an offender that was banned.</summary>
internal struct OffenderRecord
{
    /// <summary>Bans in all.</summary>
    public int Bans;

    /// <summary>When the first fell.</summary>
    public EventTime FirstBan;

    /// <summary>When the last ends; null: never.</summary>
    public EventTime? Until;
}
