using System;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>Python's flags that change what a regex matches.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,

    /// <summary><c>a</c>: categories, boundaries and case reach ASCII only.</summary>
    Ascii = 1,

    /// <summary><c>i</c></summary>
    IgnoreCase = 2,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at every line.</summary>
    Multiline = 4,

    /// <summary><c>s</c>: the dot takes line feeds too.</summary>
    DotAll = 8,

    /// <summary><c>x</c>: white space and comments do not count.</summary>
    Verbose = 16,

    /// <summary><c>u</c>: the default; the opposite of <see cref="Ascii"/>.</summary>
    Unicode = 32,

    /// <summary><c>t</c>: without effect, and allowed for the whole regex only.</summary>
    Template = 64,
}
