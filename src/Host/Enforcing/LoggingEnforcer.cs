using Banhammer.Host.Enforcing.Messages;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Enforcing;

/// <summary>Enforces nothing, and says at debug level what would have been (<c>run --observe</c>).</summary>
internal sealed partial class LoggingEnforcer(ILogger log) : IEnforcer
{
    /// <inheritdoc/>
    public void Take(EnforcingMessage message) => Observe(log, message);

    /// <inheritdoc/>
    public void Commit()
    {
        // Each message was told by itself.
    }

    [LoggerMessage(7001, LogLevel.Debug, "Not enforced: {Message}")]
    private static partial void Observe(ILogger log, EnforcingMessage message);
}
