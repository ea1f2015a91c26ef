using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;

namespace Banhammer.Engine.Prefiltering;

/// <summary>What is known of the text that a regex needs: each line that it matches holds a literal of every one of these sets.</summary>
/// <param name="Sets">The one that serves a search best is first, as far as that can be told without a log; none: every line is a candidate.</param>
public sealed record LiteralNeeds(EquatableArray<LiteralSet> Sets)
{
    /// <summary>A regex of which nothing is known: every line is a candidate.</summary>
    public static LiteralNeeds EveryLine { get; } = new(default(EquatableArray<LiteralSet>));

    /// <summary>The needs of these sets; those that rule no line out are left away.</summary>
    public static LiteralNeeds Of(params IEnumerable<LiteralSet> sets) => new(sets.Where(set => !set.AdmitsEveryLine).Distinct().ToEquatableArray());
}
