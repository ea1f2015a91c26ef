using System;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Kinds of code points beyond ASCII; each code point is of exactly one.</summary>
[Flags]
internal enum WideKinds : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>White space.</summary>
    Space = 1,

    /// <summary>Decimal digits.</summary>
    Digit = 2,

    /// <summary>Other word characters.</summary>
    OtherWord = 4,

    /// <summary>What is left.</summary>
    Rest = 8,

    /// <summary>All of them.</summary>
    All = Space | Digit | OtherWord | Rest,
}
