using System.Collections.Generic;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>The bans of an offender taken together.</summary>
/// <param name="Failures">Failures that led to them.</param>
/// <param name="Matches">The lines that matched, or the last ones of them.</param>
internal sealed record OffenderHistory(int Failures, IReadOnlyList<string> Matches);
