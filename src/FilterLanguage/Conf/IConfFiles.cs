using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>The files that configuration is read from: a disk at run time, the files handed to the compiler at build time.</summary>
public interface IConfFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">With <c>/</c> between its parts.</param>
    /// <param name="text">Its characters, a byte order mark among them; empty when false.</param>
    /// <param name="problem">When false: null if there is no such file, else why it can't be read (permission, not UTF-8).</param>
    bool TryRead(string path, out string text, out string? problem);

    /// <summary>Paths of the files that stand directly in <paramref name="folder"/>, in any order; none if there is no such folder.</summary>
    IReadOnlyList<string> List(string folder);
}
