using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Testing;

/// <summary>Copies the findings of a line, which live no longer than the line, into a list.</summary>
/// <param name="into">Takes them.</param>
/// <param name="line">The line.</param>
/// <param name="time">When it happened.</param>
/// <param name="fieldNames">The names of the filter's fields.</param>
/// <param name="texts">Knows the offenders that are texts.</param>
internal readonly ref struct TestedFailureSink(
    List<TestedFailure> into, ReadOnlySpan<byte> line, TestedTime? time, IReadOnlyList<string> fieldNames, OffenderTexts texts) : IFindingSink
{
    private readonly ReadOnlySpan<byte> line = line;

    /// <inheritdoc/>
    public void Add(in Finding finding)
    {
        var id = finding.Offender.IsNobody ? null : texts.Format(finding.Offender);
        var address = finding.Address.IsNobody ? null : texts.Format(finding.Address);
        into.Add(new TestedFailure(
            finding.RuleIndex,
            id,
            address ?? id,
            time,
            Fields(finding.Fields!, address),
            finding.SessionUsers is { Count: > 0 } users ? users.ToArray() : null,
            finding.Lines?.ToArray() ?? [Encoding.UTF8.GetString(line)],
            finding.IsNoFail));
    }

    private List<KeyValuePair<string, string?>> Fields(FieldSet fields, string? address)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        foreach (var field in fields.Named)
        {
            pairs.Add(KeyValuePair.Create(fieldNames[field], fields.TextOf(field) ?? (fieldNames[field] == TestedFailure.AddressField ? address : null)));
        }

        return pairs;
    }
}
