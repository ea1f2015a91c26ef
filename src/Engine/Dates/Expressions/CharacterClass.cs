using System;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>The classes that the characters beyond ASCII fall into.</summary>
[Flags]
internal enum CharacterClass
{
    None = 0,

    /// <summary>White space.</summary>
    Space = 1,

    /// <summary>Letters and numbers.</summary>
    Word = 2,

    /// <summary>The rest, and bytes that are no UTF-8.</summary>
    Other = 4,

    All = Space | Word | Other,
}
