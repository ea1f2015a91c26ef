namespace Banhammer.FilterLanguage.Patterns;

/// <summary>What is known about the place in a line where its date is cut out, and the text before is joined to the text behind.</summary>
public enum DateJoint
{
    /// <summary>The date is at the start of the line, with at most two characters before it, none of them a word character.</summary>
    LineStart,

    /// <summary>Right before the cut stands <c>[</c> and right behind it <c>]</c>.</summary>
    InBrackets,

    /// <summary>The character behind the cut is not a word character, or the line ends there.</summary>
    BeforeNonWord,

    /// <summary>Nothing is known.</summary>
    Anywhere,
}
