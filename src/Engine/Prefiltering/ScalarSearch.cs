using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Prefiltering;

/// <summary>The plain search: at each byte, the literals that can begin with it. The twin that faster ones are compared with.</summary>
internal sealed class ScalarSearch : LiteralSearch
{
    private readonly LiteralTable table;
    private readonly int[]?[] byFirstByte = new int[]?[256];

    public ScalarSearch(LiteralTable table)
    {
        this.table = table;
        var beginners = new List<int>();
        for (var value = 0; value < byFirstByte.Length; value++)
        {
            beginners.Clear();
            for (var i = 0; i < table.Literals.Length; i++)
            {
                if ((value | table.Literals[i].Fold[0]) == table.Literals[i].Text[0])
                {
                    beginners.Add(i);
                }
            }

            byFirstByte[value] = beginners.Count == 0 ? null : beginners.ToArray();
        }
    }

    /// <inheritdoc/>
    public override void Search(ReadOnlySpan<byte> bytes, ref LineMarker marker)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var literal in byFirstByte[bytes[i]] ?? [])
            {
                if (table.IsSought(literal) && table.Literals[literal].IsAt(bytes, i))
                {
                    marker.Mark(i, i + table.Literals[literal].Length, literal);
                }
            }
        }
    }
}
