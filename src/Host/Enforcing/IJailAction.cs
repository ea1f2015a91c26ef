using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Actions;

namespace Banhammer.Host.Enforcing;

/// <summary>An action of a jail at work: a file of commands, or what Banhammer does by itself.</summary>
/// <remarks>Called from one thread, and never waits: what takes time is queued.</remarks>
internal interface IJailAction
{
    /// <summary>The jail starts.</summary>
    void Start();

    /// <summary>A ban falls, or one that is in force comes to an action that is new.</summary>
    void Ban(ActionTicket ticket);

    /// <summary>A ban lasts longer than was said.</summary>
    void Prolong(ActionTicket ticket);

    /// <summary>A ban is over.</summary>
    void Unban(ActionTicket ticket);

    /// <summary>All bans are over.</summary>
    void Flush();

    /// <summary>The configuration was read again, and the action is in it as it was.</summary>
    void Reload();

    /// <summary>What was asked for may be carried out together.</summary>
    void Commit();

    /// <summary>The jail ends, or has this action no more: what waits isn't done any more, what was done is undone.</summary>
    /// <returns>Ends when that is done.</returns>
    Task StopAsync();
}
