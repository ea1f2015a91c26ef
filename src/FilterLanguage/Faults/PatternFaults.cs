namespace Banhammer.FilterLanguage.Faults;

/// <summary>Faults of regexes: what Python refuses to compile, and tags that can't work.</summary>
public static class PatternFaults
{
    public static readonly FaultRule Empty = new(
        "BH0201",
        "empty regex",
        "a regex is empty; write one or remove it",
        Severity.Error);

    public static readonly FaultRule NoFailureId = new(
        "BH0202",
        "no failure id",
        "'{0}' tells whose failure it finds by none of its groups; add <ADDR>, <HOST> or <F-ID>…</F-ID>, or an <F-MLFID>…</F-MLFID> that ties it to another line",
        Severity.Error);

    public static readonly FaultRule UnclosedGroup = new(
        "BH0203",
        "unclosed group",
        "the group '{0}' is never closed; add ')', or write '\\(' for the character",
        Severity.Error);

    public static readonly FaultRule UnmatchedClosingBracket = new(
        "BH0204",
        "unmatched closing bracket",
        "this ')' closes nothing; remove it, or write '\\)' for the character",
        Severity.Error);

    public static readonly FaultRule UnclosedClass = new(
        "BH0205",
        "unclosed character class",
        "the character class '{0}' is never closed; add ']', or write '\\[' for the character",
        Severity.Error);

    public static readonly FaultRule BadRange = new(
        "BH0206",
        "bad character range",
        "'{0}' is not a range of characters; its ends must be characters in ascending order, or put '-' last for the character",
        Severity.Error);

    public static readonly FaultRule BadEscape = new(
        "BH0207",
        "bad escape",
        "'{0}' is not an escape that Python has; remove the backslash, or write two for the character",
        Severity.Error);

    public static readonly FaultRule IncompleteEscape = new(
        "BH0208",
        "incomplete escape",
        "'{0}' ends too soon; expected {1} hexadecimal digits",
        Severity.Error);

    public static readonly FaultRule CodePointOutOfRange = new(
        "BH0209",
        "character out of range",
        "'{0}' is beyond the last character that it can mean, '{1}'",
        Severity.Error);

    public static readonly FaultRule UnknownCharacterName = new(
        "BH0210",
        "unknown character name",
        "no character is known by the name '{0}'; write its number, as '\\u2014'",
        Severity.Error);

    public static readonly FaultRule NothingToRepeat = new(
        "BH0211",
        "nothing to repeat",
        "'{0}' has nothing before it to repeat; write '.{0}' for any text, or a backslash before the character",
        Severity.Error);

    public static readonly FaultRule MultipleRepeat = new(
        "BH0212",
        "multiple repeat",
        "'{0}' repeats what is repeated already; put brackets around the inner part, or remove one",
        Severity.Error);

    public static readonly FaultRule RepeatOutOfOrder = new(
        "BH0213",
        "repetition out of order",
        "'{0}' asks for more at least than at most; swap the numbers",
        Severity.Error);

    public static readonly FaultRule RepeatTooLarge = new(
        "BH0214",
        "repetition too large",
        "'{0}' repeats too often; the limit is 4294967294, and '+' or '*' have none",
        Severity.Error);

    public static readonly FaultRule BadGroupName = new(
        "BH0215",
        "bad group name",
        "'{0}' can't name a group; expected a letter or '_', then letters, digits or '_'",
        Severity.Error);

    public static readonly FaultRule DuplicateGroup = new(
        "BH0216",
        "duplicate group",
        "the group '{0}' is defined twice; use the tag that makes it once, or name the second one differently",
        Severity.Error);

    public static readonly FaultRule UnknownGroup = new(
        "BH0217",
        "unknown group",
        "'{0}' refers to a group that the regex does not define; name one that it does",
        Severity.Error);

    public static readonly FaultRule OpenGroup = new(
        "BH0218",
        "reference to an open group",
        "'{0}' refers to a group that is not closed yet; refer to it behind its closing bracket",
        Severity.Error);

    public static readonly FaultRule GroupOfSameLookBehind = new(
        "BH0219",
        "reference into the same lookbehind",
        "'{0}' refers to a group of the lookbehind that it stands in; capture before the lookbehind",
        Severity.Error);

    public static readonly FaultRule UnknownExtension = new(
        "BH0220",
        "unknown group syntax",
        "'{0}' opens no kind of group that Python has; named groups are '(?P<name>…)'",
        Severity.Error);

    public static readonly FaultRule BadFlags = new(
        "BH0221",
        "bad inline flags",
        "'{0}' is no set of flags: {1}",
        Severity.Error);

    public static readonly FaultRule FlagsNotAtStart = new(
        "BH0222",
        "flags not at the start",
        "the flags '{0}' hold for the whole regex and must be at its start; write '(?i:…)' for a part of it",
        Severity.Error);

    public static readonly FaultRule ConditionalBranches = new(
        "BH0223",
        "conditional with more than two branches",
        "a conditional has two branches; put brackets around the alternatives of one",
        Severity.Error);

    public static readonly FaultRule VariableLookBehind = new(
        "BH0224",
        "lookbehind of variable width",
        "the lookbehind '{0}' can match texts of different lengths; give all its alternatives the same",
        Severity.Error);

    public static readonly FaultRule TooDeep = new(
        "BH0225",
        "groups nested too deep",
        "groups are nested more than {0} deep; write the regex flatter",
        Severity.Error);

    public static readonly FaultRule UnopenedTag = new(
        "BH0226",
        "tag is closed but never opened",
        "'{0}' closes a tag that isn't open, so it is matched as it stands; write '{1}' before it or remove it",
        Severity.Warning);
}
