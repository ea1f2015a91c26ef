using System;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;

namespace Banhammer.Engine;

/// <summary>Sees what a jail counts and decides, in that order.</summary>
public interface IJailObserver
{
    /// <summary>Failures are about to be counted.</summary>
    void Failed(ReadOnlySpan<CountedFailure> failures);

    /// <summary>An offender was banned.</summary>
    void Banned(in Ban ban);
}
