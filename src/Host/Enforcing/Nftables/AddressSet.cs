namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>A set of the firewall; equal to itself only, since a table has each once.</summary>
/// <param name="name">Its name in the table.</param>
/// <param name="isIPv4">Whether it holds IPv4 addresses, otherwise IPv6.</param>
/// <param name="hasPrefixes">Whether it holds networks, otherwise single addresses with times.</param>
internal sealed class AddressSet(string name, bool isIPv4, bool hasPrefixes)
{
    /// <summary>Its name in the table.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it holds IPv4 addresses, otherwise IPv6.</summary>
    public bool IsIPv4 { get; } = isIPv4;

    /// <summary>Whether it holds networks, otherwise single addresses with times.</summary>
    public bool HasPrefixes { get; } = hasPrefixes;
}
