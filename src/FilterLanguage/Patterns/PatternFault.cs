using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A fault of a regex, at a place in its text.</summary>
/// <param name="Rule">What kind.</param>
/// <param name="Offset">First UTF-16 unit, from 0.</param>
/// <param name="Length">Number of UTF-16 units; 0 for a point.</param>
/// <param name="Arguments">What the message names.</param>
public sealed record PatternFault(FaultRule Rule, int Offset, int Length, EquatableArray<string> Arguments)
{
    /// <summary>A fault with these arguments.</summary>
    public static PatternFault Of(FaultRule rule, int offset, int length, params string[] arguments) =>
        new(rule, offset, length, arguments.ToEquatableArray());

    /// <summary>The same fault at a place in a file.</summary>
    public Fault At(SourceSpan where) => new(Rule, where, Arguments);
}
