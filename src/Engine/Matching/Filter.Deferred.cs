using System;

namespace Banhammer.Engine.Matching;

public sealed partial class Filter
{
    private MatchList? deferred;

    /// <summary>
    /// Whether each line is decided by itself but for what comes of its match, so that several filters can share the lines of a log (<see cref="Defer"/>).
    /// </summary>
    public bool IsLineByLine => window is null && !options.KeepDetails && !options.TryAllRules;

    /// <summary>From now on matches are added to a list instead of being reported.</summary>
    /// <param name="list">Takes them.</param>
    public void Defer(MatchList list) => deferred = list;

    /// <summary>Reports a match that another filter of the same regexes has deferred; to be called in the order of the log.</summary>
    /// <param name="list">The matches of a block.</param>
    /// <param name="index">Which one.</param>
    /// <param name="block">The bytes of the block.</param>
    /// <param name="sink">Takes the findings.</param>
    public LineOutcome Report<TSink>(MatchList list, int index, ReadOnlySpan<byte> block, ref TSink sink)
        where TSink : struct, IFindingSink, allows ref struct
    {
        var fields = list.FieldsOf(index, block);
        return reporter.Report(list.RuleOf(index), ref fields, null, [], list.TimeOf(index), ref sink);
    }
}
