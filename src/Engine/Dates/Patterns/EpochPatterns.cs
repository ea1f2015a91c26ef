namespace Banhammer.Engine.Dates.Patterns;

/// <summary>The patterns that count seconds: <c>EPOCH</c>, <c>LEPOCH</c>, either within a pattern as <c>{EPOCH}</c>, and <c>TAI64N</c>.</summary>
internal static class EpochPatterns
{
    // The longer form also has milliseconds, with or without a fraction, and microseconds.
    private const string Short = @"\d{10,11}\b(?:\.\d{3,6})?";
    private const string Long = @"\d{10,11}(?:\d{3}(?:\.\d{1,6}|\d{3})?)?";

    /// <summary>The shape of such a pattern; null if it is none.</summary>
    /// <param name="pattern">As written.</param>
    /// <param name="key">In capitals, unless it has tokens.</param>
    public static TemplateShape? TryMake(string pattern, string key)
    {
        switch (key)
        {
            case "EPOCH": return Anywhere("Epoch", Short, StampKind.Epoch);
            case "LEPOCH": return Anywhere("LongEpoch", Long, StampKind.LongEpoch);
            case "{^LN-BEG}EPOCH" or "^EPOCH": return AtLineBegin("Epoch", Short, StampKind.Epoch);
            case "{^LN-BEG}LEPOCH" or "^LEPOCH": return AtLineBegin("LongEpoch", Long, StampKind.LongEpoch);
            case "TAI64N": return Tai64N(Boundary.None);
            case "{^LN-BEG}TAI64N" or "^TAI64N": return Tai64N(Boundary.Line);
        }

        if (!key.Contains("EPOCH", System.StringComparison.Ordinal)) return null;
        if (DatePatterns.FindPlaceholder(pattern, "{EPOCH}") >= 0) return Around(pattern, "{EPOCH}", Short, StampKind.Epoch);
        return DatePatterns.FindPlaceholder(pattern, "{LEPOCH}") >= 0 ? Around(pattern, "{LEPOCH}", Long, StampKind.LongEpoch) : null;
    }

    // At the start of the line, there within brackets too, or in the audit(seconds:serial) of the kernel
    private static TemplateShape Anywhere(string name, string digits, StampKind kind)
    {
        var regex = $@"((?:^|(?P<square>(?<=^\[))|(?P<selinux>(?<=\baudit\()))" + digits + @")(?:(?(selinux)(?=:\d+\)))|(?(square)(?=\])))";
        return DatePatterns.Shape(name, null, regex, Boundary.None, wantsEnd: true) with { Kind = kind };
    }

    private static TemplateShape AtLineBegin(string name, string digits, StampKind kind)
    {
        var regex = @"((?P<square>(?<=^\[))?" + digits + @")(?(square)(?=\]))";
        return DatePatterns.Shape(name, null, regex, Boundary.Line, wantsEnd: true) with { Kind = kind };
    }

    // All that the pattern matches is cut, unless it has a group that says otherwise; the digits are the second group.
    private static TemplateShape Around(string pattern, string placeholder, string digits, StampKind kind)
    {
        var begin = pattern.StartsWith(DatePatterns.LineBegin, System.StringComparison.Ordinal) ? Boundary.Line : Boundary.Word;
        var text = begin == Boundary.Line ? pattern[DatePatterns.LineBegin.Length..] : pattern;
        var regex = DatePatterns.Replace(text, placeholder, $"({digits})");
        if (!RegexText.HasPlainGroup(text)) regex = $"({regex})";
        return DatePatterns.Shape(pattern, null, regex, begin, wantsEnd: true) with { Kind = kind, ValueGroup = 2 };
    }

    private static TemplateShape Tai64N(Boundary begin)
        => DatePatterns.Shape("TAI64N", null, "@[0-9a-f]{24}", begin, wantsEnd: true) with { Kind = StampKind.Tai64N };
}
