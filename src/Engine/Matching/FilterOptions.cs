namespace Banhammer.Engine.Matching;

/// <summary>How a filter is run; its regexes are a matter of their own.</summary>
public sealed record FilterOptions
{
    /// <summary>The engine's: the first regex that matches decides, nothing is kept for show.</summary>
    public static FilterOptions Default { get; } = new();

    /// <summary>What becomes of host names. *(default: no)*</summary>
    public HostNamePolicy HostNames { get; init; } = HostNamePolicy.No;

    /// <summary>Looks them up while the line waits; null: findings hand them on, so that nothing waits.</summary>
    public IHostNames? Resolver { get; init; }

    /// <summary>What its regexes are matched by. *(default: the fastest)*</summary>
    public MatcherChoice Matchers { get; init; }

    /// <summary>All regexes are tried on each line, as the tester does, and no-failures are reported too. *(default: false)*</summary>
    public bool TryAllRules { get; init; }

    /// <summary>Findings tell all fields, their lines and their session's users, for whoever shows them. *(default: false)*</summary>
    public bool KeepDetails { get; init; }
}
