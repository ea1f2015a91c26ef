using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Enforcing.Messages;

namespace Banhammer.Host.Enforcing;

/// <summary>Carries out what was decided, by the actions of the jails.</summary>
/// <param name="factory">Makes the actions; disposed of with this.</param>
internal sealed class Enforcer(ActionFactory factory) : IEnforcer, IAsyncDisposable
{
    private readonly Dictionary<string, JailActions> jails = [];
    private readonly Dictionary<string, Task> ending = [];

    /// <inheritdoc/>
    public void Take(EnforcingMessage message)
    {
        switch (message)
        {
            case JailStarted started:
                ending.Remove(started.Jail, out var before);
                jails[started.Jail] = new JailActions(started.Jail, factory, before ?? Task.CompletedTask);
                jails[started.Jail].Change(started.Actions, started.BanTime);
                break;
            case ActionsChanged changed:
                jails[changed.Jail].Change(changed.Actions, changed.BanTime);
                break;
            case BanDecided ban:
                jails[ban.Jail].Ban(ban);
                break;
            case Prolonged prolonged:
                jails[prolonged.Jail].Prolong(prolonged);
                break;
            case UnbanDecided unban:
                jails[unban.Jail].Unban(unban);
                break;
            case Flushed:
                jails[message.Jail].Flush();
                break;
            case JailStopped when jails.Remove(message.Jail, out var jail):
                ending[message.Jail] = jail.StopAsync();
                break;
        }
    }

    /// <inheritdoc/>
    public void Commit()
    {
        foreach (var jail in jails.Values)
        {
            jail.Commit();
        }
    }

    /// <summary>Stops the jails that still run, and waits until all actions have undone what they did.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([.. ending.Values, .. jails.Values.Select(jail => jail.StopAsync())]).ConfigureAwait(false);
        jails.Clear();
        factory.Dispose();
    }
}
