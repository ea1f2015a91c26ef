using System.Collections.Generic;

namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>What packets of banned addresses are stopped, and how.</summary>
/// <param name="Key">A name for it that no other has; also a part of names in the firewall.</param>
/// <param name="Protocols">Their protocols over IP; none for all.</param>
/// <param name="Ports">The ports that they are for, first and last; none for all.</param>
/// <param name="Stop">How they are stopped.</param>
internal sealed record WallOptions(string Key, IReadOnlyList<byte> Protocols, IReadOnlyList<(ushort First, ushort Last)> Ports, StopKind Stop);
