using System.Collections.Generic;

namespace Banhammer.Engine.Framing;

/// <summary>How bytes become lines.</summary>
public sealed record FramingOptions
{
    /// <summary>The smallest permitted <see cref="MaxLineBytes"/>.</summary>
    public const int LeastMaxLineBytes = 1;

    /// <summary>The usual choice for reading a log from end to end.</summary>
    public static FramingOptions Default { get; } = new();

    /// <summary>Longest line in bytes, without its line feed but with carriage returns before that; must be smaller than the buffer <em>(default: 32 KB)</em>.</summary>
    public int MaxLineBytes { get; init; } = 32 * 1024;

    /// <summary>What becomes of longer lines <em>(default: truncate)</em>.</summary>
    public LongLinePolicy LongLines { get; init; } = LongLinePolicy.Truncate;

    /// <summary>
    /// Whether bytes behind the last line feed are a line at the end of the input: true for a log that is complete, false while following one,
    /// where the rest may still be written <em>(default: true)</em>.
    /// </summary>
    public bool ReadUnterminatedLastLine { get; init; } = true;

    /// <summary>All that is wrong with these options for a buffer of <paramref name="bufferBytes"/>; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate(int bufferBytes)
    {
        var problems = new List<string>();
        if (MaxLineBytes < LeastMaxLineBytes || MaxLineBytes >= bufferBytes)
        {
            problems.Add($"the longest line is '{MaxLineBytes}' bytes; expected {LeastMaxLineBytes} to {bufferBytes - 1}, less than the buffer");
        }

        if (LongLines is not (LongLinePolicy.Truncate or LongLinePolicy.Skip))
        {
            problems.Add($"the policy for long lines is '{LongLines}'; expected '{LongLinePolicy.Truncate}' or '{LongLinePolicy.Skip}'");
        }

        return problems;
    }
}
