using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A Python regex as a tree. All flags are resolved: each node says by itself what it matches.</summary>
/// <param name="Text">The regex that was parsed.</param>
/// <param name="Multiline">Whether the regex as a whole is compiled with MULTILINE; the nodes <c>^</c> and <c>$</c> say it each.</param>
/// <param name="Root">The whole expression.</param>
/// <param name="Groups">All capturing groups; the number of a group is its index plus 1.</param>
public sealed record PatternTree(string Text, bool Multiline, PatternNode Root, EquatableArray<PatternGroup> Groups)
{
    /// <summary>The fewest code points that a match takes.</summary>
    public int MinLength => (int)Math.Min(int.MaxValue, PatternWidth.Of(Root, new PatternWidth?[Groups.Count]).Low);

    /// <summary>The names of the named groups, in the order of their numbers.</summary>
    public IEnumerable<string> GroupNames => Groups.Where(g => g.Name is not null).Select(g => g.Name!);
}
