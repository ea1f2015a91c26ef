using System;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Resolving;
using Banhammer.Host.Enforcing.Messages;
using Banhammer.Host.Storing;

namespace Banhammer.Host.Running;

/// <summary>What all jails and logs of the engine share.</summary>
/// <param name="Clock">Tells now.</param>
/// <param name="TimeZone">Of stamps without one.</param>
/// <param name="Key">The secret that offenders are hashed with.</param>
/// <param name="Names">Looks host names up.</param>
/// <param name="Log">What happens is told to.</param>
/// <param name="Post">Takes decisions; never waits.</param>
/// <param name="PostPlace">Takes places of logs, which are stored behind the decisions so far; never waits.</param>
internal sealed record EngineParts(
    TimeProvider Clock, TimeZoneInfo TimeZone, OffenderHashKey Key, HostNameResolver Names, JailLog Log, Action<EnforcingMessage> Post, Action<StoredPlace> PostPlace)
{
    /// <summary>The instant.</summary>
    public EventTime Now => EventTime.From(Clock.GetUtcNow());
}
