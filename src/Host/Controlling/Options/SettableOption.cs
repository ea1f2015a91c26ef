using System;
using Banhammer.FilterLanguage.Definitions;

namespace Banhammer.Host.Controlling.Options;

/// <summary>An option of a jail, as clients get it and change it.</summary>
/// <param name="Name">The word behind <c>get JAIL</c>.</param>
/// <param name="Get">What the peer's server would answer.</param>
/// <param name="Changes">The words behind <c>set JAIL</c>, and what they make of a definition and the words behind them.</param>
internal sealed record SettableOption(
    string Name, Func<JailDefinition, PlainValue> Get, params (string Verb, Func<JailDefinition, CommandWords, JailDefinition> Apply)[] Changes);
