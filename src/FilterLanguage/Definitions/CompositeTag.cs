using System;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>
/// A tag with another one in its name, <c>&lt;mdre-&lt;mode&gt;-other&gt;</c>: the value of the inner option chooses among several
/// options.
/// </summary>
/// <param name="Prefix">What stands before the inner tag.</param>
/// <param name="Inner">The name of the (first) inner tag.</param>
/// <param name="Suffix">What stands after the (last) inner tag.</param>
internal readonly record struct CompositeTag(string Prefix, string Inner, string Suffix)
{
    /// <summary>The value of the inner option that makes the tag name <paramref name="option"/>, or null if none does.</summary>
    public string? ValueFor(string option) =>
        option.Length > Prefix.Length + Suffix.Length
        && option.StartsWith(Prefix, StringComparison.Ordinal)
        && option.EndsWith(Suffix, StringComparison.Ordinal)
            ? option.Substring(Prefix.Length, option.Length - Prefix.Length - Suffix.Length)
            : null;
}
