namespace Banhammer.FilterLanguage.Faults;

/// <summary>Faults found while <c>%(name)s</c> and <c>&lt;tags&gt;</c> are replaced.</summary>
public static class InterpolationFaults
{
    public static readonly FaultRule BadPercent = new(
        "BH0101",
        "Percent sign starts nothing",
        "'{0}' in option '{1}' is no reference; write '%(name)s' to insert an option or '%%' for a percent sign",
        Severity.Error);

    public static readonly FaultRule UnknownName = new(
        "BH0102",
        "Reference to an option that is not set",
        "'%({0})s' in option '{1}' names nothing that section '[{2}]' can see; {3}",
        Severity.Error);

    public static readonly FaultRule Loop = new(
        "BH0103",
        "Option refers to itself",
        "option '{0}' refers to itself: {1}; write a value in place of one of the references",
        Severity.Error);

    public static readonly FaultRule TooDeep = new(
        "BH0104",
        "References are nested too deeply",
        "option '{0}' needs more than {1} references inside each other, at '%({2})s'; expected fewer, insert a value directly",
        Severity.Error);

    public static readonly FaultRule TagLoop = new(
        "BH0105",
        "Tag refers to itself",
        "'<{0}>' in option '{1}' refers to itself: {2}; write a value in place of one of the references",
        Severity.Error);

    public static readonly FaultRule TooLong = new(
        "BH0106",
        "Expanded value is too long",
        "option '{0}' grows beyond {1} characters or {2} replacements; expected less, its references multiply each other",
        Severity.Error);
}
