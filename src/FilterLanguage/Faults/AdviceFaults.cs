namespace Banhammer.FilterLanguage.Faults;

/// <summary>Advice on regexes: what works as written, and hardly as meant.</summary>
public static class AdviceFaults
{
    public static readonly FaultRule NoRequiredLiteral = new(
        "BH0301",
        "no required literal",
        "no text of {1} characters or more is in every line that '{0}' matches, so nearly each line has to be tried; add a word that the lines have",
        Severity.Info);

    public static readonly FaultRule WildcardBeforeAddress = new(
        "BH0302",
        "wild card before the address",
        "'{0}' takes as much text as it can before the address, and the regex goes on loosely behind it; text that a client chooses might pose as the address, so write '{0}?' or end the regex with precise text and '$'",
        Severity.Info);

    public static readonly FaultRule HostNameTail = new(
        "BH0303",
        "a host name can match the tail of the address",
        "'{0}' takes the start of an address too, and leaves its tail to be matched as a host name, such as '9' of '203.0.113.9'; use <ADDR>, or put the text that is right before the address, such as 'ip=', before the tag",
        Severity.Warning);

    public static readonly FaultRule DuplicateRegex = new(
        "BH0304",
        "duplicate regex",
        "'{0}' is the same regex as number {1}; remove one",
        Severity.Warning);

    public static readonly FaultRule UnknownTag = new(
        "BH0305",
        "tag that is matched as text",
        "'{0}' is no tag and is matched as it stands; write '{1}'",
        Severity.Warning);

    public static readonly FaultRule NoAddress = new(
        "BH0306",
        "no address",
        "'{0}' finds an id but no address; add <ADDR> if the actions ban addresses",
        Severity.Info);

    public static readonly FaultRule NeverMatches = new(
        "BH0307",
        "regex that can never match",
        "no line can match '{0}': what it asks for contradicts itself, such as text behind '$'; correct or remove it",
        Severity.Warning);

    public static readonly FaultRule Redundant = new(
        "BH0308",
        "regex made redundant by an earlier one",
        "'{0}' is never the one that counts, since number {1} comes first and matches each line that it matches; remove it, or put it before number {1}",
        Severity.Warning);

    public static readonly FaultRule AlwaysIgnored = new(
        "BH0309",
        "regex whose lines are all ignored",
        "'{0}' never finds a failure, since ignoreregex number {1} matches each line that it matches; make the ignoreregex match less, or remove one",
        Severity.Warning);
}
