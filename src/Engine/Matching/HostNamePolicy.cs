namespace Banhammer.Engine.Matching;

/// <summary>What becomes of a host name in place of an address (<c>usedns</c>).</summary>
public enum HostNamePolicy
{
    /// <summary>It is no match: only addresses are.</summary>
    No,

    /// <summary>It is resolved, and each of its addresses counted.</summary>
    Yes,

    /// <summary>As <see cref="Yes"/>, with a warning.</summary>
    Warn,

    /// <summary>It is counted and banned as text.</summary>
    Raw,
}
