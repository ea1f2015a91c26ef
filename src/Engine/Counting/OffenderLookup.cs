namespace Banhammer.Engine.Counting;

/// <summary>What was found out of an offender before its turn.</summary>
internal struct OffenderLookup
{
    /// <summary>Its hash.</summary>
    public uint Hash;

    /// <summary>Its number, if it is in the table and no other has the same tag; -1 if it seemed absent.</summary>
    public int Guess;
}
