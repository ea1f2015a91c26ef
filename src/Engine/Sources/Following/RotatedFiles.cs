using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Banhammer.Engine.Sources.Following;

/// <summary>Files beside a log that it was rotated to, by their names: <c>auth.log.1</c>, <c>auth.log-20260131</c>, <c>auth.log.old</c>.</summary>
internal static partial class RotatedFiles
{
    /// <summary>The rotated files of a log that aren't compressed, the one written last at the end; empty if the folder can't be read.</summary>
    public static List<(string Path, FileState State)> Of(string log)
    {
        var folder = Path.GetDirectoryName(log) is { Length: > 0 } named ? named : ".";
        var name = Path.GetFileName(log);
        var found = new List<(string Path, FileState State)>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, name + "?*"))
            {
                if (Suffix().IsMatch(Path.GetFileName(path.AsSpan())[name.Length..]) && FileState.TryGet(path, out var state) && state.IsRegular)
                {
                    found.Add((path, state));
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // there is no such folder, or none of ours to read
        }

        // Clocks of file systems tick a few times in a hundredth of a second; of two files of the same tick the one with the higher number is older.
        return [.. found.OrderBy(file => file.State.Modified).ThenByDescending(file => file.Path.Length).ThenByDescending(file => file.Path, StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^(?:[-._]?[0-9][-0-9T:._]*|[-._](?:old|bak|prev))$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
