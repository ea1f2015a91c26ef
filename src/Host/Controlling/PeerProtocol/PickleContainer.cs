namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>What a pickle fills item by item.</summary>
internal enum PickleContainer
{
    /// <summary>A list.</summary>
    List,

    /// <summary>A dictionary.</summary>
    Dictionary,

    /// <summary>A set.</summary>
    Set,
}
