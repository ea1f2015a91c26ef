namespace Banhammer.Engine.Matching;

/// <summary>What identifies an offender.</summary>
public enum OffenderKind
{
    /// <summary>Nothing: the default value, which no failure has.</summary>
    None,

    /// <summary>One address.</summary>
    Address,

    /// <summary>A network of several addresses, counted and banned as one.</summary>
    Network,

    /// <summary>Any other text: an <c>&lt;F-ID&gt;</c>, a host name, a dotted quad that is no address.</summary>
    Text,
}
