namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>A part of a regex. Equal to another that matches the same in the same way, wherever it stands.</summary>
public abstract record PatternNode
{
    /// <summary>First UTF-16 unit of the part in the regex.</summary>
    public int Offset { get; init; }

    /// <summary>Number of UTF-16 units of the part.</summary>
    public int Length { get; init; }

    /// <summary>The place of a part is no part of its value: a known sub-expression is recognised anywhere.</summary>
    public virtual bool Equals(PatternNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.Name.Length;
}
