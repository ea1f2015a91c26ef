using System.Collections.Generic;
using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Matching;

/// <summary>Makes findings of the fields of matched lines, in the order of the log: sessions join lines, and fields tell the offender.</summary>
/// <param name="texts">Where ids that are no addresses are kept.</param>
/// <param name="options">How the filter is run.</param>
/// <param name="fieldCount">How many fields the filter has.</param>
internal sealed class FailureReporter(OffenderTexts texts, FilterOptions options, int fieldCount)
{
    private readonly Identifier identifier = new(texts, options);
    private readonly SessionMerger merger = new(texts.Key, options.KeepDetails ? () => new SessionDetails(fieldCount) : null);
    private readonly bool tellsNoFailures = options.TryAllRules;

    /// <summary>Reports a match.</summary>
    /// <param name="ruleIndex">Which failregex, from 0.</param>
    /// <param name="fields">What it captured; what its session tells in the end.</param>
    /// <param name="shown">The same to be shown; null unless details are kept.</param>
    /// <param name="lines">The lines that it took, as they stand in the log; empty unless details are kept.</param>
    /// <param name="eventTime">When; sessions age by it.</param>
    /// <param name="sink">Takes the findings.</param>
    public LineOutcome Report<TSink>(int ruleIndex, scoped ref LineFields fields, FieldSet? shown, IReadOnlyList<string> lines, EventTime eventTime, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        var session = fields.Has(FieldTable.SessionId) ? merger.Merge(ref fields, shown, lines, eventTime) : null;
        var isNoFail = session is { IsNoFail: true };
        if (isNoFail && !tellsNoFailures)
        {
            return LineOutcome.Nofail;
        }

        identifier.Identify(fields);
        if (!identifier.IsKnown)
        {
            if (session is null)
            {
                return LineOutcome.Unmatched; // the regex matches without its id, and nobody can tell it later
            }

            session.IsPending = true;
        }

        shown = session?.Details?.Fields ?? shown;
        if (!identifier.Address.IsNobody)
        {
            shown?.Name(FieldTable.AddressOfId);
        }

        IReadOnlyList<string>? allLines = shown is null ? null : session?.Details?.Lines ?? lines;
        var users = session?.Details?.Users;
        if (identifier.IsUnresolved)
        {
            sink.Add(new Finding(ruleIndex, isNoFail, in Offender.Nobody, in Offender.Nobody, fields[FieldTable.Dns], shown, allLines, users));
        }

        foreach (ref readonly var offender in identifier.Offenders)
        {
            sink.Add(new Finding(ruleIndex, isNoFail, in offender, in identifier.Address, default, shown, allLines, users));
        }

        if (!identifier.IsKnown && tellsNoFailures)
        {
            sink.Add(new Finding(ruleIndex, isNoFail, in Offender.Nobody, in Offender.Nobody, default, shown, allLines, users));
        }

        return isNoFail ? LineOutcome.Nofail
            : !identifier.IsKnown ? LineOutcome.Pending
            : identifier.Offenders.Length == 0 && !identifier.IsUnresolved ? LineOutcome.Nofail
            : LineOutcome.Matched;
    }
}
