using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Testing;

/// <summary>Copies the findings of a line, which live no longer than the line, into a list.</summary>
/// <param name="into">Takes them.</param>
/// <param name="line">The line.</param>
/// <param name="time">When it happened.</param>
/// <param name="fieldNames">The names of the filter's fields.</param>
/// <param name="texts">Knows the offenders that are texts.</param>
internal readonly ref struct TestedFailureSink(
    List<TestedFailure> into, ReadOnlySpan<byte> line, EventTime? time, IReadOnlyList<string> fieldNames, OffenderTexts texts) : IFindingSink
{
    private const string NoFailField = "nofail"; // told by TestedFailure.IsNoFail

    private readonly ReadOnlySpan<byte> line = line;

    /// <inheritdoc/>
    public void Add(in Finding finding)
    {
        var id = finding.Offender is { } offender ? texts.Format(offender) : null;
        into.Add(new TestedFailure(
            finding.RuleIndex,
            id,
            finding.Address is { } address ? texts.Format(address) : id,
            time,
            Fields(finding.Fields),
            finding.SessionUsers is { Count: > 0 } users ? users.ToArray() : null,
            finding.Lines?.ToArray() ?? [Encoding.UTF8.GetString(line)],
            finding.IsNoFail));
    }

    private List<KeyValuePair<string, string>> Fields(FieldSet fields)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (fieldNames[i] != NoFailField && fields.TextOf(i) is { } text)
            {
                pairs.Add(KeyValuePair.Create(fieldNames[i], text));
            }
        }

        return pairs;
    }
}
