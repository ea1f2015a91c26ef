using System.Collections.Generic;
using System.Text;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Builds an <see cref="ExpandedText"/> piece by piece.</summary>
internal sealed class ExpandedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    /// <summary>Takes a stretch of the source as it is.</summary>
    public void Copy(string source, int start, int end)
    {
        text.Append(source, start, end - start);
        for (var i = start; i < end; i++)
        {
            starts.Add(i);
            ends.Add(i + 1);
        }
    }

    /// <summary>Puts <paramref name="replacement"/> for a stretch of the source.</summary>
    public void Replace(string replacement, int start, int end)
    {
        text.Append(replacement);
        for (var i = 0; i < replacement.Length; i++)
        {
            starts.Add(start);
            ends.Add(end);
        }
    }

    /// <summary>What was put together.</summary>
    public ExpandedText Build() => new(text.ToString(), [.. starts], [.. ends]);

    /// <summary>What was put together, where the source was itself made of other text.</summary>
    public ExpandedText BuildFrom(ExpandedText source)
    {
        for (var i = 0; i < starts.Count; i++)
        {
            var (offset, length) = source.Source(starts[i], ends[i] - starts[i]);
            starts[i] = offset;
            ends[i] = offset + length;
        }

        return Build();
    }
}
