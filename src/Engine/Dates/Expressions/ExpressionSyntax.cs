using System.Collections.Generic;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>A parsed expression.</summary>
/// <param name="Root">Its tree.</param>
/// <param name="GroupNames">Names of the groups by number; the first, for the whole match, and those without name are null.</param>
internal sealed record ExpressionSyntax(Piece Root, IReadOnlyList<string?> GroupNames);
