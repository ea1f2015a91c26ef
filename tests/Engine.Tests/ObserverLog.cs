using System;
using System.Collections.Generic;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;

namespace Banhammer.Engine.Tests;

/// <summary>An observer that remembers everything in order.</summary>
internal sealed class ObserverLog : IJailObserver
{
    public List<CountedFailure> Failures { get; } = [];

    public List<Ban> Bans { get; } = [];

    public void Failed(ReadOnlySpan<CountedFailure> failures) => Failures.AddRange(failures);

    public void Banned(in Ban ban) => Bans.Add(ban);
}
