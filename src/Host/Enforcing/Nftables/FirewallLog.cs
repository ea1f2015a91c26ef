using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>What happens to the firewall, in the log.</summary>
internal sealed partial class FirewallLog(ILogger logger)
{
    /// <summary>The table was made anew.</summary>
    public void Restored(string table, (int Missing, int Strange) filled) => Restored(logger, table, filled.Missing);

    /// <summary>Elements were put right.</summary>
    public void Repaired(string table, int missing, int strange) => Repaired(logger, table, missing, strange);

    /// <summary>The kernel refuses a change.</summary>
    public void Refused(int error, string what) => Refused(logger, what, System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error));

    /// <summary>The kernel doesn't take an address.</summary>
    public void NotEnforced(string address) => NotEnforced(logger, address);

    /// <summary>The firewall can't be looked at.</summary>
    public void Broken(string problem) => Broken(logger, problem);

    [LoggerMessage(7201, LogLevel.Warning, "nftables: table inet {Table} was changed by somebody else; it was made anew with {Count} addresses")]
    private static partial void Restored(ILogger logger, string table, int count);

    [LoggerMessage(7202, LogLevel.Warning, "nftables: sets of table inet {Table} were changed by somebody else; {Missing} addresses were put back, {Strange} removed")]
    private static partial void Repaired(ILogger logger, string table, int missing, int strange);

    [LoggerMessage(7203, LogLevel.Error, "nftables: the kernel refuses {What}: {Problem}")]
    private static partial void Refused(ILogger logger, string what, string problem);

    [LoggerMessage(7204, LogLevel.Error, "nftables: the kernel doesn't take {Address}; it is tried again")]
    private static partial void NotEnforced(ILogger logger, string address);

    [LoggerMessage(7205, LogLevel.Error, "nftables: {Problem}")]
    private static partial void Broken(ILogger logger, string problem);
}
