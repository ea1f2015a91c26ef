namespace Banhammer.Host.Enforcing.Actions;

/// <summary>By what many bans are carried out at once.</summary>
internal enum BatchKind
{
    /// <summary>A transaction of the kernel's nftables.</summary>
    Netlink,

    /// <summary>A program that reads lines.</summary>
    Restore,
}
