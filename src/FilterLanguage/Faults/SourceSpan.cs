namespace Banhammer.FilterLanguage.Faults;

/// <summary>A stretch of one line of a configuration file; lines and columns count from 1, as users do.</summary>
/// <param name="Path">The file as it was named when it was read.</param>
/// <param name="Line">Line number, from 1; 0 means the file as a whole.</param>
/// <param name="Column">First column, from 1, in UTF-16 units.</param>
/// <param name="Length">Number of UTF-16 units; 0 for a point.</param>
public readonly record struct SourceSpan(string Path, int Line, int Column, int Length)
{
    /// <summary>The file as a whole.</summary>
    public static SourceSpan File(string path) => new(path, 0, 0, 0);

    /// <summary><c>path:line:column</c>, or the path alone for a whole file.</summary>
    public override string ToString() => Line == 0 ? Path : $"{Path}:{Line}:{Column}";
}
