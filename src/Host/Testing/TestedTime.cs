using Banhammer.Engine.Dates;

namespace Banhammer.Host.Testing;

/// <summary>When a line happened, and what kind of number that is to the peer.</summary>
/// <param name="Instant">The instant.</param>
/// <param name="IsWhole">It is whole by nature, as <see cref="DateMatch.IsWhole"/> says.</param>
internal readonly record struct TestedTime(EventTime Instant, bool IsWhole)
{
    /// <summary>Seconds since 1970 as Python shows them: <c>1767261600</c> or <c>1767261600.0</c>.</summary>
    public override string ToString() => IsWhole ? PythonLiteral.Of(Instant.Microseconds / 1_000_000) : PythonLiteral.Of(Instant.Seconds);
}
