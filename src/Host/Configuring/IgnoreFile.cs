using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Host.Configuring;

/// <summary>A file of words for <c>ignoreip</c>, as <c>file:PATH</c> names it.</summary>
internal static class IgnoreFile
{
    private const string Prefix = "file:";

    private static readonly char[] separators = [' ', '\t', '\f', '\v', '\r', ','];

    /// <summary>Whether a word of <c>ignoreip</c> names a file.</summary>
    public static bool IsNamed(string word) => word.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The path: <c>file:rel</c>, <c>file:/abs</c>, <c>file://abs</c> from the root, <c>file:///abs</c>.</summary>
    public static string PathOf(string word)
    {
        var path = word[Prefix.Length..];
        return path.StartsWith("//", StringComparison.Ordinal) ? "/" + path.TrimStart('/') : path;
    }

    /// <summary>The words of the file; a comment begins with '#' or ';' at the start of a line or behind a blank.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IEnumerable<string> Read(string path) => File.ReadLines(path).SelectMany(line =>
        line.Split(separators, StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word[0] is not ('#' or ';')));
}
