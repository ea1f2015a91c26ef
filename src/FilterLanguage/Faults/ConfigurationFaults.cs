namespace Banhammer.FilterLanguage.Faults;

/// <summary>Faults of <c>jail.conf</c>, <c>fail2ban.conf</c> and actions, beyond those that any file can have.</summary>
public static class ConfigurationFaults
{
    public static readonly FaultRule UnknownAction = new(
        "BH0601",
        "Action does not exist",
        "there is no action '{0}' in '{1}'; {2}",
        Severity.Error);

    public static readonly FaultRule BadAction = new(
        "BH0602",
        "Action can't be read",
        "'{0}' is no action: {1}",
        Severity.Error);

    public static readonly FaultRule DuplicateAction = new(
        "BH0603",
        "Jail has two actions of one name",
        "jail '{0}' has two actions named '{1}'; pass one of them 'actname=' with another name, or remove it",
        Severity.Error);

    public static readonly FaultRule NoAction = new(
        "BH0604",
        "Jail has no action",
        "jail '{0}' has no action, so a ban has no effect; set 'action' or 'banaction'",
        Severity.Warning);

    public static readonly FaultRule TrailingComment = new(
        "BH0605",
        "Comment behind a value is part of it",
        "'{0}' is part of the value of '{1}', since '#' begins a comment at the start of a line only; write '{2}'",
        Severity.Warning);

    public static readonly FaultRule BadNumber = new(
        "BH0606",
        "Option is not a number",
        "{0} is '{1}'; expected a whole number, so the default is used",
        Severity.Warning);

    public static readonly FaultRule BadDuration = new(
        "BH0607",
        "Option is not a duration",
        "{0}: {1}",
        Severity.Error);

    public static readonly FaultRule BadSwitch = new(
        "BH0608",
        "Option is neither true nor false",
        "{0} is '{1}', which counts as false; expected true or false",
        Severity.Warning);

    public static readonly FaultRule UnknownBackend = new(
        "BH0609",
        "Backend does not exist",
        "there is no backend '{0}'; expected auto, pyinotify, polling or systemd, which may have options in brackets",
        Severity.Error);

    public static readonly FaultRule MissingLog = new(
        "BH0610",
        "Log is missing",
        "jail '{0}' finds no log '{1}'; {2}",
        Severity.Warning);

    public static readonly FaultRule ReadsJournal = new(
        "BH0611",
        "Jail reads the journal since its logs are missing",
        "jail '{0}' finds none of its logs and reads the systemd journal instead; set 'backend = systemd' to say so, or 'systemd_if_nologs = false' to prevent it",
        Severity.Info);

    public static readonly FaultRule NoLogPath = new(
        "BH0612",
        "Jail has no log",
        "jail '{0}' reads nothing; set 'logpath', or 'backend = systemd' for the journal",
        Severity.Warning);

    public static readonly FaultRule BadIgnoreWord = new(
        "BH0613",
        "Word of ignoreip is no address and no name",
        "'{0}' in ignoreip {1}, so it is compared as text and ignores nobody",
        Severity.Warning);

    public static readonly FaultRule MissingIgnoreFile = new(
        "BH0614",
        "File of ignoreip is missing",
        "ignoreip names the file '{0}', which can't be read; create it or remove the entry",
        Severity.Warning);

    public static readonly FaultRule UnknownOption = new(
        "BH0615",
        "Unknown option in a jail, an action or fail2ban.conf",
        "option '{0}' has no meaning in '[{1}]' and nothing refers to it; did you mean '{2}'?",
        Severity.Warning);

    public static readonly FaultRule NoFilter = new(
        "BH0616",
        "Jail has no filter and no failregex",
        "jail '{0}' has neither a filter nor a failregex, so it never finds a failure; set 'filter'",
        Severity.Warning);

    public static readonly FaultRule UnknownLogLevel = new(
        "BH0617",
        "Log level does not exist",
        "loglevel is '{0}'; expected CRITICAL, ERROR, WARNING, NOTICE, INFO, DEBUG, TRACEDEBUG, HEAVYDEBUG or a number",
        Severity.Error);

    public static readonly FaultRule PythonAction = new(
        "BH0618",
        "Action is a Python program",
        "action '{0}' of jail '{1}' is a Python program, which only fail2ban can run; use an action of commands instead",
        Severity.Warning);

    public static readonly FaultRule BadLogPosition = new(
        "BH0619",
        "Word behind a log is neither head nor tail",
        "'{0}' behind '{1}' is no place to start reading at; expected 'head' or 'tail', and a log's name must have no blank",
        Severity.Warning);

    public static readonly FaultRule UnknownEncoding = new(
        "BH0620",
        "Log encoding does not exist",
        "logencoding is '{0}', which is no known encoding; expected auto or a name such as utf-8 or latin1",
        Severity.Error);

    public static readonly FaultRule BadTimeZone = new(
        "BH0621",
        "Log time zone can't be read",
        "logtimezone: {0}",
        Severity.Error);

    public static readonly FaultRule BadUseDns = new(
        "BH0622",
        "Unknown policy for host names",
        "usedns is '{0}'; expected yes, warn, no or raw, so no is used",
        Severity.Warning);

    public static readonly FaultRule BadMultiplier = new(
        "BH0623",
        "Ban multiplier is not a number",
        "'{0}' in bantime.multipliers is no whole number; expected such as '1 2 4 8 16'",
        Severity.Error);

    public static readonly FaultRule BadJournalMatch = new(
        "BH0624",
        "Journal match can't be read",
        "{0}",
        Severity.Error);

    public static readonly FaultRule LongName = new(
        "BH0625",
        "Jail's name is long",
        "the name '{0}' has {1} characters; firewalls may cut names of rules behind 25, so that two jails share one",
        Severity.Warning);

    public static readonly FaultRule BadJournalOption = new(
        "BH0626",
        "Option of the systemd backend can't be read",
        "backend: {0}",
        Severity.Error);

    public static readonly FaultRule LimitOutOfRange = new(
        "BH0627",
        "Limit is out of range",
        "{0}",
        Severity.Error);

    public static readonly FaultRule ReservedName = new(
        "BH0628",
        "Jail's name is reserved",
        "'{0}' means all jails where a command takes a jail, so no jail can have that name; rename the section",
        Severity.Error);

    public static readonly FaultRule UnknownLogFormat = new(
        "BH0650",
        "Log format does not exist",
        "logformat is '{0}'; expected text or json",
        Severity.Error);
}
