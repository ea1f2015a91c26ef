using System;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;

namespace Banhammer.Host.Testing;

/// <summary>What a test is asked to do.</summary>
internal sealed record TestRequest
{
    /// <summary>A file, <c>-</c>, or lines of a log as they are.</summary>
    public required string Log { get; init; }

    /// <summary>A filter's name or file, with options, or failregexes, one a line.</summary>
    public required string Regex { get; init; }

    /// <summary>Takes the place of the filter's ignoreregexes; null leaves them.</summary>
    public string? IgnoreRegex { get; init; }

    /// <summary>Folder that has <c>filter.d</c> and <c>jail.conf</c>; null: the filters compiled in.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>
    /// What names mean, as the peer has it: a jail before a filter, a regex what names neither, and a line what is no file. Else a filter
    /// comes first, and names of what isn't there are errors.
    /// </summary>
    public bool FollowsPeer { get; init; }

    /// <summary>How the log's characters are written.</summary>
    public LogEncoding Encoding { get; init; } = LogEncoding.Utf8;

    /// <summary>Lines that a regex may span, in place of the filter's; null leaves that.</summary>
    public int? MaxLines { get; init; }

    /// <summary>What is read of the journal, in place of the filter's; null leaves that.</summary>
    public string? JournalMatch { get; init; }

    /// <summary>Takes the place of the filter's; null leaves it.</summary>
    public string? DatePattern { get; init; }

    /// <summary>Zone of stamps without one; null: this machine's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>A fixed zone of stamps without one, instead of <see cref="TimeZone"/>.</summary>
    public ZoneOffset? FixedZone { get; init; }

    /// <summary>Host names and ids are shown as they stand in the log.</summary>
    public bool Raw { get; init; }

    /// <summary>What becomes of host names, unless <see cref="Raw"/>.</summary>
    public HostNamePolicy HostNames { get; init; } = HostNamePolicy.Warn;

    /// <summary>Lists each failure, and what found nothing.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>What regexes are matched by.</summary>
    public MatcherChoice Matchers { get; init; }

    /// <summary>Shows weight, pattern and regex of each date template.</summary>
    public bool ShowDateRegexes { get; init; }

    /// <summary>Shows the options that are in effect too.</summary>
    public bool ShowOptions { get; init; }

    /// <summary>Listed lines come with links to debuggex.com.</summary>
    public bool ShowLinks { get; init; }

    /// <summary>Whether a line is tried with all failregexes, though one has matched.</summary>
    public bool TryAllRules { get; init; } = true;

    /// <summary>What is printed of failures alone: <c>json</c>, or a form of <see cref="FailureFormat"/>; null: the summary.</summary>
    public string? Output { get; init; }

    /// <summary>With a form: lines without failure are printed in place of failures.</summary>
    public bool Inverts { get; init; }

    /// <summary>Lines with a failure that are listed.</summary>
    public LineListing Matched { get; init; } = LineListing.None;

    /// <summary>Lines that are no failure by themselves or by an ignoreregex that are listed.</summary>
    public LineListing Ignored { get; init; } = LineListing.Few;

    /// <summary>Other lines that are listed.</summary>
    public LineListing Missed { get; init; } = LineListing.Few;

    /// <summary>As many lines are too many to be listed unasked; a given <see cref="MaxLines"/>, as in the peer.</summary>
    public int Few => MaxLines ?? 20;

    /// <summary>The time that the log ends at; null: the clock.</summary>
    public EventTime? Now { get; init; }

    /// <summary>What becomes of host names in effect.</summary>
    public HostNamePolicy EffectiveHostNames => Raw ? HostNamePolicy.Raw : HostNames;
}
