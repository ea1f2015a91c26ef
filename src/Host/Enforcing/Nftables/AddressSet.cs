namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>A set of the firewall.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="IsIPv4">Whether it holds IPv4 addresses, otherwise IPv6.</param>
/// <param name="HasPrefixes">Whether it holds networks, otherwise single addresses with times.</param>
internal sealed record AddressSet(string Name, bool IsIPv4, bool HasPrefixes);
