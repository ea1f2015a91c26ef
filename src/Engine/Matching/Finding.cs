using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Matching;

/// <summary>One failure, or no-failure, that a line gave. Valid until the next line is examined.</summary>
public readonly ref struct Finding(
    int ruleIndex, Offender? offender, Offender? address, FieldSet fields, IReadOnlyList<string>? lines, IReadOnlyList<string>? sessionUsers, bool isNoFail,
    ReadOnlySpan<byte> hostName = default)
{
    /// <summary>Which failregex, from 0.</summary>
    public int RuleIndex { get; } = ruleIndex;

    /// <summary>Who is counted; null while a session's offender isn't known, and where <see cref="HostName"/> tells it.</summary>
    public Offender? Offender { get; } = offender;

    /// <summary>A host name that is to be looked up: each of its addresses is an offender. Empty where the offender needs none.</summary>
    public ReadOnlySpan<byte> HostName { get; } = hostName;

    /// <summary>The address, where it differs from the offender (the filter names another id).</summary>
    public Offender? Address { get; } = address;

    /// <summary>All fields, of the session's earlier lines too; named by <see cref="Filter.FieldNames"/>.</summary>
    public FieldSet Fields { get; } = fields;

    /// <summary>The lines of the failure, those of its session too, as they stand in the log; null where lines aren't kept.</summary>
    public IReadOnlyList<string>? Lines { get; } = lines;

    /// <summary>The users that the session tried; null where the line stands alone or lines aren't kept.</summary>
    public IReadOnlyList<string>? SessionUsers { get; } = sessionUsers;

    /// <summary>The line is no failure by itself.</summary>
    public bool IsNoFail { get; } = isNoFail;
}
