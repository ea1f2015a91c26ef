namespace Banhammer.Engine.Matching;

/// <summary>What decides whether a line matches a regex; a scan's summary counts candidate lines by it.</summary>
public enum MatcherKind
{
    /// <summary>A program of byte operations, emitted as C# at build time.</summary>
    Program,

    /// <summary>The same program, interpreted.</summary>
    Vm,

    /// <summary>A .NET regex whose code was generated at build time.</summary>
    Regex,

    /// <summary>A .NET regex built at run time, because no compiled one has its text.</summary>
    RuntimeRegex,
}
