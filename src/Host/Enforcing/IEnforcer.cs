using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Enforcing;

/// <summary>Carries decisions out: firewall, commands, mail.</summary>
/// <remarks>
/// All that deciding says to enforcing are messages, which could cross the border of a process. They come in the order in which they were decided,
/// one at a time, from one thread. An enforcer that has long work to do queues it and returns.
/// </remarks>
internal interface IEnforcer
{
    /// <summary>Takes the next message. It must not throw: what goes wrong with an action is the enforcer's to tell.</summary>
    void Take(EnforcingMessage message);

    /// <summary>Called where no message waits: what was collected may be carried out together.</summary>
    void Commit();
}
