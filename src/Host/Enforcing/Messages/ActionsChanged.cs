using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>A running jail has other actions, or another usual length of bans: those that are gone stop, new ones start and take all bans in force.</summary>
/// <param name="Jail">The jail.</param>
/// <param name="Actions">What is done on bans from now on, in order.</param>
/// <param name="BanTime">The usual length of a ban; null for ever.</param>
internal sealed record ActionsChanged(string Jail, IReadOnlyList<ActionDefinition> Actions, TimeSpan? BanTime) : EnforcingMessage(Jail);
