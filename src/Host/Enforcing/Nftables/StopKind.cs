namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>How a packet is stopped.</summary>
internal enum StopKind
{
    /// <summary>With a message that the port can't be reached.</summary>
    Reject,

    /// <summary>With a reset of the connection; other protocols as <see cref="Reject"/>.</summary>
    Reset,

    /// <summary>In silence.</summary>
    Drop,
}
