namespace Banhammer.FilterLanguage.Faults;

/// <summary>Faults found while files are read and put together.</summary>
public static class ReadingFaults
{
    public static readonly FaultRule NoSection = new(
        "BH0001",
        "Text before the first section",
        "'{0}' stands before any section; expected a header such as '[Definition]' above it",
        Severity.Error);

    public static readonly FaultRule NoDelimiter = new(
        "BH0002",
        "Line is neither option nor continuation",
        "'{0}' is neither 'name = value' nor the continuation of a value; indent it below its option or write a name and '=' before it",
        Severity.Error);

    public static readonly FaultRule DuplicateSection = new(
        "BH0003",
        "Section begins twice in one file",
        "section '[{0}]' already began in line {1} of this file; move these options there",
        Severity.Error);

    public static readonly FaultRule DuplicateOption = new(
        "BH0004",
        "Option is set twice in one section",
        "option '{0}' of section '[{1}]' is already set in line {2} of this file; keep one of the two",
        Severity.Error);

    public static readonly FaultRule ByteOrderMark = new(
        "BH0005",
        "File begins with a byte order mark",
        "the file begins with a byte order mark, which hides its first line; save it as UTF-8 without one",
        Severity.Error);

    public static readonly FaultRule Unreadable = new(
        "BH0006",
        "File can't be read",
        "'{0}' can't be read: {1}; expected a readable file in UTF-8",
        Severity.Error);

    public static readonly FaultRule MissingInclude = new(
        "BH0007",
        "Included file is missing",
        "'{0}' includes '{1}', but there is no file '{2}'; create it or remove the entry",
        Severity.Error);

    public static readonly FaultRule IncludeLoop = new(
        "BH0008",
        "File includes itself",
        "'{0}' includes itself: {1}; the entry has no effect, remove it",
        Severity.Warning);

    public static readonly FaultRule TooManyIncludes = new(
        "BH0009",
        "Too many included files",
        "the includes of '{0}' lead to more than {1} files or {2} levels; expected fewer, include each file once",
        Severity.Error);

    public static readonly FaultRule UnknownFilter = new(
        "BH0010",
        "Filter does not exist",
        "there is no filter '{0}' in '{1}'; {2}",
        Severity.Error);

    public static readonly FaultRule UnknownArgument = new(
        "BH0011",
        "Filter does not know the option passed to it",
        "no file of filter '{0}' mentions option '{1}'; {2}",
        Severity.Warning);

    public static readonly FaultRule UnknownOption = new(
        "BH0012",
        "Unknown option in a filter",
        "option '{0}' has no meaning in '[{1}]' and nothing refers to it; did you mean '{2}'?",
        Severity.Warning);

    public static readonly FaultRule UnknownSection = new(
        "BH0013",
        "Unknown section in a filter",
        "section '[{0}]' has no meaning in a filter and nothing refers to it; did you mean '[{1}]'?",
        Severity.Warning);

    public static readonly FaultRule NoFailRegex = new(
        "BH0014",
        "Filter without failregex",
        "filter '{0}' has no failregex, so it never finds a failure; set 'failregex' in '[Definition]'",
        Severity.Warning);

    public static readonly FaultRule BadMaxLines = new(
        "BH0015",
        "maxlines is not a number",
        "maxlines is '{0}'; expected a whole number from 1, so 1 is used",
        Severity.Warning);

    public static readonly FaultRule LostIndent = new(
        "BH0016",
        "Regex is read as the name of an option",
        "'{0}' is read as the name of an option, but looks like a regex; indent the line to make it part of the value above",
        Severity.Warning);

    public static readonly FaultRule UnknownValue = new(
        "BH0017",
        "Unknown value of a choice",
        "option '{1}' of filter '{0}' is '{2}', for which its files have nothing, so the parts of the filter that depend on it are lost; expected one of {3}",
        Severity.Warning);

    public static readonly FaultRule UnknownOptionTag = new(
        "BH0018",
        "Tag names no option",
        "'<{0}>' in '{1}' names no option, so it is matched as it stands; did you mean '<{2}>'?",
        Severity.Warning);
}
