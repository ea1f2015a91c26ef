using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>What is said in the log about clients of the peer's socket.</summary>
internal static partial class PeerMessages
{
    [LoggerMessage(8101, LogLevel.Error, "PROTO-error: a message can't be read: {Problem}")]
    public static partial void Unreadable(ILogger log, string problem);

    [LoggerMessage(8102, LogLevel.Warning, "PROTO-error: a client is cut off: {Problem}")]
    public static partial void CutOff(ILogger log, string problem);
}
