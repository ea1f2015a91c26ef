namespace Banhammer.Host.Enforcing.Actions;

/// <summary>What a jail has counted.</summary>
/// <param name="Banned">Bans in force.</param>
/// <param name="BannedTotal">Bans since its start.</param>
/// <param name="Found">Offenders with failures that count.</param>
/// <param name="FoundTotal">Failures since its start.</param>
internal readonly record struct JailCounts(long Banned, long BannedTotal, long Found, long FoundTotal);
