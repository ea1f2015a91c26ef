using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The literals of one regex: each line that it matches holds at least one of them.</summary>
/// <param name="Literals">Alternatives; none means that nothing is known and every line is a candidate.</param>
public sealed record LiteralSet(EquatableArray<Literal> Literals)
{
    /// <summary>A regex of which nothing is known: every line is a candidate.</summary>
    public static LiteralSet EveryLine { get; } = new(default(EquatableArray<Literal>));

    /// <summary>A set of literals.</summary>
    public static LiteralSet Of(params IEnumerable<Literal> literals) => new(literals.ToEquatableArray());

    /// <summary>Whether every line is a candidate: no literal is known, or one of them is empty.</summary>
    public bool AdmitsEveryLine => Literals.Count == 0 || Literals.Any(literal => literal.Bytes.Count == 0);
}
