namespace Banhammer.Engine.Counting;

/// <summary>What a counter holds and has done; totals since it was made.</summary>
/// <param name="Offenders">Offenders with failures that are kept.</param>
/// <param name="KeptFailures">Failures that are kept.</param>
/// <param name="Failures">Failures counted.</param>
/// <param name="Tickets">Tickets that fell.</param>
/// <param name="Evicted">Offenders that went because a bound was reached; an operator should know of these.</param>
/// <param name="Forgotten">Offenders that were idle for more than twice the find time.</param>
public readonly record struct CounterStatistics(int Offenders, int KeptFailures, long Failures, long Tickets, long Evicted, long Forgotten);
