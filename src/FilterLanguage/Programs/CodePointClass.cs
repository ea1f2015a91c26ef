using System;
using System.Globalization;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A set of code points: a bitmap for ASCII, a rule for what lies beyond.</summary>
public sealed class CodePointClass : IEquatable<CodePointClass>
{
    private const int AsciiCount = 128;

    private CodePointClass(ClassNode definition)
    {
        Definition = definition;
        for (var c = 0; c < AsciiCount / 2; c++)
        {
            AsciiLow |= Test(c) ? 1UL << c : 0;
            AsciiHigh |= Test(c + (AsciiCount / 2)) ? 1UL << c : 0;
        }

        var wide = KindsBeyondAscii(definition);
        Wide = IsAsciiRule(definition) ? (definition.Negated != HasNegatedCategory(definition) ? WideMembers.All : WideMembers.None) : WideMembers.Some;
        First = FirstSet.Of(AsciiLow, AsciiHigh, Wide switch { WideMembers.None => WideKinds.None, WideMembers.All => WideKinds.All, _ => wide });
    }

    /// <summary><c>\w</c></summary>
    public static CodePointClass Word { get; } = OfCategory(ClassCategory.Word, false);

    /// <summary><c>(?a:\w)</c></summary>
    public static CodePointClass AsciiWord { get; } = OfCategory(ClassCategory.Word, true);

    /// <summary><c>\d</c></summary>
    public static CodePointClass Digit { get; } = OfCategory(ClassCategory.Digit, false);

    /// <summary><c>[\w\-.^_]</c>: what the dialect takes for a part of a host name.</summary>
    public static CodePointClass HostName { get; } =
        new(new ClassNode(new[] { ClassItem.Of(ClassCategory.Word), ClassItem.Of('-'), ClassItem.Of('.'), ClassItem.Of('^') }.ToEquatableArray(), false, false, false));

    /// <summary>What it was made of.</summary>
    internal ClassNode Definition { get; }

    /// <summary>The members among U+0000 to U+003F, the lowest in the lowest bit.</summary>
    public ulong AsciiLow { get; }

    /// <summary>The members among U+0040 to U+007F, the lowest in the lowest bit.</summary>
    public ulong AsciiHigh { get; }

    /// <summary>The members beyond ASCII.</summary>
    public WideMembers Wide { get; }

    /// <summary>The bytes that a member can start with; exact for ASCII, never too small beyond.</summary>
    public FirstSet First { get; }

    /// <summary>The class of a node.</summary>
    public static CodePointClass Of(ClassNode definition) => new(definition);

    /// <summary>Whether a code point is a member. Allocates nothing on current runtimes.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public bool Contains(int codePoint)
    {
        if (codePoint < AsciiCount / 2)
            return (AsciiLow >> codePoint & 1) != 0;

        if (codePoint < AsciiCount)
            return (AsciiHigh >> (codePoint - (AsciiCount / 2)) & 1) != 0;

        return Wide == WideMembers.Some ? Test(codePoint) : Wide == WideMembers.All;
    }

    /// <summary>Which of the code points are members whose UTF-8 begins with a byte; at worst <see cref="WideMembers.Some"/> where all or none are.</summary>
    /// <param name="lead">From 0xC2 to 0xF4.</param>
    public WideMembers MembersOf(byte lead)
    {
        if (Wide != WideMembers.Some)
            return Wide;

        var (low, high) = CodePoints.OfLead(lead);
        var members = WideMembers.None;
        foreach (var item in Definition.Items)
        {
            var own = MembersOf(item, lead, low, high);
            if (own == WideMembers.All)
                return Definition.Negated ? WideMembers.None : WideMembers.All;

            members = own == WideMembers.Some ? own : members;
        }

        return members == WideMembers.None && Definition.Negated ? WideMembers.All : members;
    }

    /// <summary>Equal to another with the same definition.</summary>
    public bool Equals(CodePointClass? other) => other is not null && Definition.Equals(other.Definition);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointClass);

    /// <inheritdoc/>
    public override int GetHashCode() => Definition.GetHashCode();

    private static CodePointClass OfCategory(ClassCategory category, bool asciiOnly) =>
        new(new ClassNode(new[] { ClassItem.Of(category) }.ToEquatableArray(), false, false, asciiOnly));

    // Nothing beyond ASCII needs to be looked up: no members there, or all but none.
    private static bool IsAsciiRule(ClassNode set) =>
        set.Items.All(i => i.Category == ClassCategory.None ? i.High < AsciiCount && (set.AsciiOnly || !set.IgnoreCase) : set.AsciiOnly);

    private static bool HasNegatedCategory(ClassNode set) =>
        set.Items.Any(i => i.Category is ClassCategory.NotDigit or ClassCategory.NotSpace or ClassCategory.NotWord);

    private static WideKinds KindsBeyondAscii(ClassNode set)
    {
        if (set.IgnoreCase || set.AsciiOnly || set.Items.Any(i => i.High >= AsciiCount))
            return WideKinds.All;

        var kinds = set.Items.Aggregate(WideKinds.None, (all, item) => all | KindsOf(item.Category));
        return set.Negated ? WideKinds.All & ~kinds : kinds;
    }

    private static WideKinds KindsOf(ClassCategory category) => category switch
    {
        ClassCategory.Digit => WideKinds.Digit,
        ClassCategory.NotDigit => WideKinds.All & ~WideKinds.Digit,
        ClassCategory.Space => WideKinds.Space,
        ClassCategory.NotSpace => WideKinds.All & ~WideKinds.Space,
        ClassCategory.Word => WideKinds.Digit | WideKinds.OtherWord,
        ClassCategory.NotWord => WideKinds.Space | WideKinds.Rest,
        _ => WideKinds.None,
    };

    // White space begins with few bytes: C2 (85, A0), E1 (1680), E2 (2000 to 205F), E3 (3000). For digits and letters each code point had to be asked.
    private WideMembers MembersOf(ClassItem item, byte lead, int low, int high) => item.Category switch
    {
        ClassCategory.None when !Definition.IgnoreCase =>
            item.Low <= low && high <= item.High ? WideMembers.All : item.High < low || high < item.Low ? WideMembers.None : WideMembers.Some,
        ClassCategory.Space or ClassCategory.NotSpace when lead is not (0xC2 or 0xE1 or 0xE2 or 0xE3) =>
            item.Category == ClassCategory.Space ? WideMembers.None : WideMembers.All,
        _ => WideMembers.Some,
    };

    private bool Test(int codePoint)
    {
        for (var i = 0; i < Definition.Items.Count; i++)
        {
            if (Has(Definition.Items[i], codePoint))
                return !Definition.Negated;
        }

        return Definition.Negated;
    }

    private bool Has(ClassItem item, int codePoint)
    {
        var (low, high, ascii) = (item.Low, item.High, Definition.AsciiOnly);
        return item.Category switch
        {
            ClassCategory.Digit => IsDigit(codePoint, ascii),
            ClassCategory.NotDigit => !IsDigit(codePoint, ascii),
            ClassCategory.Space => IsSpace(codePoint, ascii),
            ClassCategory.NotSpace => !IsSpace(codePoint, ascii),
            ClassCategory.Word => IsWord(codePoint, ascii),
            ClassCategory.NotWord => !IsWord(codePoint, ascii),
            _ when !Definition.IgnoreCase => low <= codePoint && codePoint <= high,
            _ when low == high => CodePointCase.Fold(low, ascii) == CodePointCase.Fold(codePoint, ascii),
            _ => CodePointCase.IsInRange(codePoint, low, high, ascii),
        };
    }

    private static bool IsDigit(int codePoint, bool asciiOnly) =>
        codePoint is >= '0' and <= '9' || (codePoint >= AsciiCount && !asciiOnly && CategoryOf(codePoint) == UnicodeCategory.DecimalDigitNumber);

    private static bool IsSpace(int codePoint, bool asciiOnly) => asciiOnly
        ? codePoint is ' ' or (>= '\t' and <= '\r')
        : codePoint <= char.MaxValue && PythonText.IsSpace((char)codePoint);

    private static bool IsWord(int codePoint, bool asciiOnly) => codePoint < AsciiCount
        ? codePoint is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        : !asciiOnly && PythonText.IsWord(CategoryOf(codePoint));

    private static UnicodeCategory CategoryOf(int codePoint) =>
#if NET
        CharUnicodeInfo.GetUnicodeCategory(codePoint);
#else
        codePoint is >= 0xD800 and <= 0xDFFF ? UnicodeCategory.Surrogate : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
#endif
}
