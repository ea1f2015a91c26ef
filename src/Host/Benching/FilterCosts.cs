using System.Collections.Generic;
using Banhammer.Engine;

namespace Banhammer.Host.Benching;

/// <summary>What was measured of a filter on a sample.</summary>
/// <param name="Filter">As it was named.</param>
/// <param name="Lines">Lines of the sample.</param>
/// <param name="Bytes">Bytes of the sample.</param>
/// <param name="Whole">The fastest of several whole runs in memory, in seconds.</param>
/// <param name="Counts">Where the lines ended.</param>
/// <param name="Bans">Bans with the usual limits.</param>
/// <param name="Stages">In the order of the architecture.</param>
/// <param name="Regexes">In the order of the filter.</param>
internal sealed record FilterCosts(
    string Filter, long Lines, long Bytes, double Whole, LineCounts Counts, long Bans, IReadOnlyList<StageCost> Stages, IReadOnlyList<RegexCost> Regexes);
