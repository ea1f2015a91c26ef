namespace Banhammer.Engine.Matching.Programs;

/// <summary>What a search knows about where a gate's literal comes.</summary>
/// <param name="Found">A place where it comes; all positions up to there have it ahead.</param>
/// <param name="NoneFrom">From here on it doesn't come.</param>
internal readonly record struct GateState(int Found, int NoneFrom)
{
    /// <summary>Nothing.</summary>
    public static GateState Unknown => new(-1, int.MaxValue);
}
