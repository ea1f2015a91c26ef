using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>The columns that tables with an entry for each byte shrink to, where equal columns are kept once.</summary>
internal sealed class TableColumns
{
    private readonly List<int> bytes = []; // one of each column

    private TableColumns()
    {
    }

    /// <summary>The column of each byte.</summary>
    public byte[] OfByte { get; } = new byte[256];

    /// <summary>Number of columns.</summary>
    public int Count => bytes.Count;

    /// <summary>The columns of these rows.</summary>
    public static TableColumns Of(IReadOnlyList<int[]> rows)
    {
        var columns = new TableColumns();
        var known = new Dictionary<string, byte>();
        for (var value = 0; value < columns.OfByte.Length; value++)
        {
            // Entries are small numbers, so that each half fits into a character.
            var key = string.Concat(rows.Select(row => $"{(char)(row[value] >> 16)}{(char)row[value]}"));
            if (!known.TryGetValue(key, out var column))
            {
                column = (byte)columns.Count;
                known.Add(key, column);
                columns.bytes.Add(value);
            }

            columns.OfByte[value] = column;
        }

        return columns;
    }

    /// <summary>The rows with one entry a column, one behind the other.</summary>
    public int[] Shrink(IEnumerable<int[]> rows) => rows.SelectMany(row => bytes.Select(value => row[value])).ToArray();
}
