using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>A set of bytes that a code point can start with, and of the byte that stands at the end of a subject.</summary>
/// <remarks>Bytes that continue a code point aren't asked about: they are neither members nor others.</remarks>
internal sealed class ByteSet : IEquatable<ByteSet>
{
    /// <summary>What stands behind the end.</summary>
    public const int End = 0xFF;

    private const int ContinuationStart = 0x80;
    private const int ContinuationEnd = 0xC0;
    private readonly bool[] members = new bool[End + 1];

    private ByteSet(Func<int, bool> contains)
    {
        for (var b = 0; b < members.Length; b++)
        {
            members[b] = contains(b);
        }
    }

    /// <summary>The members, in order.</summary>
    public IEnumerable<int> Members => Enumerable.Range(0, members.Length).Where(b => members[b]);

    /// <summary>The bytes that can come and are no members, in order.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, members.Length).Where(b => !members[b] && !IsContinuation(b));

    /// <summary>Whether every byte is a member that can come, the end too.</summary>
    public bool IsAll => !Others.Any();

    /// <summary>The same bytes as of a first set.</summary>
    public static ByteSet Of(FirstSet set) => new(b => !IsContinuation(b) && set.Contains(b == End ? FirstSet.End : b));

    /// <summary>The bytes that the code points of a class start with; where the byte alone doesn't tell, those that may.</summary>
    public static ByteSet Of(CodePointClass set) => new(b => !IsContinuation(b) && b != End && set.First.Contains(b));

    /// <summary>The bytes that fulfil a condition, which is asked about no others than can come.</summary>
    public static ByteSet Where(Func<int, bool> condition) => new(b => !IsContinuation(b) && condition(b));

    /// <summary>Whether a byte is a member.</summary>
    public bool Contains(int value) => members[value];

    /// <inheritdoc/>
    public bool Equals(ByteSet? other) => other is not null && members.SequenceEqual(other.members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ByteSet);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Aggregate(17, (hash, b) => unchecked((hash * 31) + b));

    private static bool IsContinuation(int b) => b is >= ContinuationStart and < ContinuationEnd;
}
