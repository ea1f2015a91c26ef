using System.Collections.Generic;

namespace Banhammer.Host.Running;

/// <summary>What led to a ban, for actions that tell it.</summary>
/// <param name="Matches">The lines, oldest first; bytes that are no UTF-8 became U+FFFD.</param>
/// <param name="Fields">The values of the filter's named groups in them; the latest counts.</param>
internal sealed record BanEvidence(IReadOnlyList<string> Matches, IReadOnlyDictionary<string, string> Fields);
