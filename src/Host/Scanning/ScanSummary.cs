using Banhammer.Engine;

namespace Banhammer.Host.Scanning;

/// <summary>The sums of a scan.</summary>
/// <param name="Lines">Lines read; the outcomes in <paramref name="Counts"/> add up to it.</param>
/// <param name="Bytes">Bytes of log, after decompression.</param>
/// <param name="Counts">Where the lines ended.</param>
/// <param name="Offenders">Distinct offenders with a failure.</param>
/// <param name="Bans">Bans.</param>
/// <param name="LongLines">Lines that were cut at the limit.</param>
/// <param name="GivenUp">Searches that took too long.</param>
/// <param name="Seconds">Wall time.</param>
internal sealed record ScanSummary(
    long Lines, long Bytes, LineCounts Counts, long Offenders, long Bans, long LongLines, long GivenUp, double Seconds);
