namespace Banhammer.Engine.Banning;

/// <summary>What a ban list holds and has done; totals since it was made.</summary>
/// <param name="Banned">Bans in force.</param>
/// <param name="Total">Bans made.</param>
/// <param name="AlreadyOver">Tickets whose ban would have been over.</param>
/// <param name="AlreadyBanned">Tickets of offenders that were banned.</param>
public readonly record struct BanStatistics(int Banned, long Total, long AlreadyOver, long AlreadyBanned);
