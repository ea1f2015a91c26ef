using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Banhammer.Host.Testing;

/// <summary>Nothing but the failures, for scripts; or, inverted, the lines without one.</summary>
/// <param name="output">Where to.</param>
/// <param name="format">What is printed of a failure, a line each.</param>
/// <param name="isInverted">Whether lines without failure are printed in place of failures.</param>
internal sealed class ValueTestReport(TextWriter output, Func<TestedFailure, IEnumerable<string>> format, bool isInverted) : TestReport
{
    /// <inheritdoc/>
    public override void Add(in TestedLine line)
    {
        var failures = line.Failures.Where(failure => !failure.IsNoFail);
        if (isInverted)
        {
            failures = failures.Any() ? [] : [Missed(line)];
        }

        foreach (var text in failures.SelectMany(format))
        {
            output.WriteLine(text);
        }
    }

    private static TestedFailure Missed(in TestedLine line) =>
        new(-1, "", "", line.LastTime, [KeyValuePair.Create("fid", (string?)"")], null, [line.Text], IsNoFail: false);
}
