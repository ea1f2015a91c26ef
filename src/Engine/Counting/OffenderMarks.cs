using System;

namespace Banhammer.Engine.Counting;

/// <summary>What is so of an offender in the table. It stays while anyone holds it.</summary>
[Flags]
internal enum OffenderMarks : byte
{
    /// <summary>Nothing: a free entry.</summary>
    None = 0,

    /// <summary>The entry is in the table.</summary>
    InUse = 1,

    /// <summary>A tally knows it.</summary>
    Told = 2,

    /// <summary>It is banned, and nothing of it is counted.</summary>
    Banned = 4,

    /// <summary>Its failures are listed elsewhere.</summary>
    Listed = 8,

    /// <summary>The ring of those far from a ticket has its number.</summary>
    InFarRing = 16,

    /// <summary>The ring of those near a ticket has its number.</summary>
    InNearRing = 32,

    /// <summary>Someone is at work on it.</summary>
    InHand = 64,

    /// <summary>The rings that may have its number.</summary>
    InRing = InFarRing | InNearRing,

    /// <summary>What keeps it in the table, besides failures packed into the entry.</summary>
    Held = Told | Banned | Listed | InRing | InHand,
}
