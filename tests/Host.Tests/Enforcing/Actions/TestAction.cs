using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Host.Enforcing.Actions;
using Banhammer.Host.Enforcing.Shell;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>Makes actions and tickets as the service does.</summary>
internal static class TestAction
{
    /// <summary>The environment of this process.</summary>
    public static IReadOnlyList<string> Environment => Join(System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, name => System.Environment.GetEnvironmentVariable(name)!));

    /// <summary>An action of a configuration.</summary>
    public static CommandAction Of(JailFolder folder, ILogger logger, IReadOnlyDictionary<string, string>? environment = null)
    {
        var shell = new ShellRunner(environment is null ? Environment : Join(environment), TimeProvider.System);
        var nobody = new ActionTicket { BanTime = TimeSpan.FromMinutes(10) };
        return new CommandAction(folder.ReadTexts(), shell, new Batches(shell), new ActionLog(logger, JailFolder.Jail, "a"), nobody, new FixedTime(), hasIPv6: true);
    }

    /// <summary>A ticket for an address, a network or any other id.</summary>
    public static ActionTicket Ticket(string id) => new()
    {
        Id = id,
        Network = Network.TryParse(id, out var network, out _) ? network : null,
        Time = EventTime.From(FixedTime.Now),
        BanTime = TimeSpan.FromMinutes(10),
        BanCount = 1,
        Failures = 3,
    };

    private static string[] Join(IReadOnlyDictionary<string, string> environment) => [.. environment.Select(pair => $"{pair.Key}={pair.Value}")];
}
