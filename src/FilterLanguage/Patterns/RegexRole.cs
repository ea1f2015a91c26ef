namespace Banhammer.FilterLanguage.Patterns;

/// <summary>What a regex of a filter is for; it decides how the regex is compiled.</summary>
public enum RegexRole
{
    /// <summary><c>failregex</c>: with <c>maxlines</c> above 1, <c>^</c> and <c>$</c> match at every line of the window.</summary>
    Fail,

    /// <summary><c>ignoreregex</c>: never over several lines.</summary>
    Ignore,

    /// <summary><c>prefregex</c>: never over several lines.</summary>
    Prefix,
}
