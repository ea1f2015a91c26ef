using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Matching;

/// <summary>One failure, or no-failure, that a line gave. Valid until the next line is examined.</summary>
public readonly ref struct Finding
{
    private readonly ref readonly Offender offender;
    private readonly ref readonly Offender address;

    internal Finding(
        int ruleIndex, bool isNoFail, in Offender offender, in Offender address, ReadOnlySpan<byte> hostName,
        FieldSet? fields, IReadOnlyList<string>? lines, IReadOnlyList<string>? sessionUsers)
    {
        this.offender = ref offender;
        this.address = ref address;
        HostName = hostName;
        Fields = fields;
        Lines = lines;
        SessionUsers = sessionUsers;
        RuleIndex = ruleIndex;
        IsNoFail = isNoFail;
    }

    /// <summary>Which failregex, from 0.</summary>
    public int RuleIndex { get; }

    /// <summary>The line is no failure by itself.</summary>
    public bool IsNoFail { get; }

    /// <summary>Who is counted; of kind None while a session's offender isn't known, and where <see cref="HostName"/> tells it.</summary>
    public ref readonly Offender Offender => ref offender;

    /// <summary>The address, where it differs from the offender (the filter names another id); else of kind None.</summary>
    public ref readonly Offender Address => ref address;

    /// <summary>A host name that is to be looked up: each of its addresses is an offender. Empty where the offender needs none.</summary>
    public ReadOnlySpan<byte> HostName { get; }

    /// <summary>All fields, of the session's earlier lines too, named by <see cref="Filter.FieldNames"/>; null where details aren't kept.</summary>
    public FieldSet? Fields { get; }

    /// <summary>The lines of the failure, those of its session too, as they stand in the log; null where details aren't kept.</summary>
    public IReadOnlyList<string>? Lines { get; }

    /// <summary>The users that the session tried; null where the line stands alone or details aren't kept.</summary>
    public IReadOnlyList<string>? SessionUsers { get; }
}
