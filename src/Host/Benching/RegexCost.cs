using Banhammer.Engine.Matching;

namespace Banhammer.Host.Benching;

/// <summary>What a regex cost by itself.</summary>
/// <param name="Name"><c>prefregex</c>, <c>failregex 3</c>, <c>ignoreregex 1</c>.</param>
/// <param name="Tried">Lines that it was tried on: those with its literal, and behind a prefregex those that it let through.</param>
/// <param name="Matched">Of these.</param>
/// <param name="Seconds">The fastest of several passes.</param>
/// <param name="Backtracking">What plain backtracking may cost for a line of n bytes: <c>linear</c>, <c>n^2</c>, <c>exponential</c>; ours stays linear.</param>
/// <param name="Matcher">What it ran on.</param>
internal sealed record RegexCost(string Name, long Tried, long Matched, double Seconds, string Backtracking, MatcherKind Matcher);
