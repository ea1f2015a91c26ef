using Banhammer.Engine.Matching;

namespace Banhammer.Host.Enforcing.Messages;

/// <summary>Whom a ban is about.</summary>
/// <param name="Id">As users see it: an address, a network, or a text that may hold anything.</param>
/// <param name="Network">The addresses, with family and prefix; null for an id that is no address, which must never reach a firewall.</param>
internal sealed record BannedId(string Id, Network? Network)
{
    /// <summary>The id of an offender.</summary>
    public static BannedId Of(in Offender offender, OffenderTexts texts) =>
        new(texts.Format(offender), offender.Kind is OffenderKind.Address or OffenderKind.Network ? offender.Network : null);
}
