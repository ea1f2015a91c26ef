using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>A jail runs from now on; the first message about it.</summary>
/// <param name="Jail">The jail.</param>
/// <param name="Actions">What is done on bans, in order.</param>
/// <param name="BanTime">The usual length of a ban; null for ever.</param>
internal sealed record JailStarted(string Jail, IReadOnlyList<ActionDefinition> Actions, TimeSpan? BanTime) : EnforcingMessage(Jail);
