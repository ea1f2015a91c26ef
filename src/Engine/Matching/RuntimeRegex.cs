using System;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Banhammer.Engine.Matching;

/// <summary>The one place that builds .NET regexes at run time: culture invariant, with a time-out, compiled where there is a JIT.</summary>
public static class RuntimeRegex
{
    /// <summary>How long one search may take before the line is given up; a sane line takes microseconds.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(TimeoutMilliseconds);

    /// <summary><see cref="Timeout"/> in milliseconds, for generated regexes.</summary>
    public const int TimeoutMilliseconds = 1000;

    /// <summary>Builds a regex from .NET text.</summary>
    /// <exception cref="RegexParseException">The text is no regex of .NET.</exception>
    public static Regex Create(string text, RegexOptions options)
    {
        options |= RegexOptions.CultureInvariant;
        if (RuntimeFeature.IsDynamicCodeCompiled)
        {
            options |= RegexOptions.Compiled;
        }

        return new Regex(text, options, Timeout);
    }
}
