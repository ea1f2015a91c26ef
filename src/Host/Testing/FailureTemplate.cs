using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Testing;

/// <summary>A text with tags that a failure fills in: <c>&lt;ip&gt; tried &lt;F-USER&gt; at &lt;time&gt;</c>.</summary>
/// <remarks>
/// The tags are those of actions, as far as they have a meaning without a jail; others stay as they are. A field that is missing is
/// empty. Values aren't searched for tags again, and nothing is escaped.
/// </remarks>
internal sealed partial class FailureTemplate(string text, TestedTime now)
{
    private const string Line = "<msg>";

    private readonly bool hasLine = text.Contains(Line, StringComparison.Ordinal);

    /// <summary>The text filled in; once for each line of the failure if it has the tag <c>&lt;msg&gt;</c>.</summary>
    public IEnumerable<string> Fill(TestedFailure failure) =>
        hasLine && failure.Lines.Count > 1 ? failure.Lines.Select(line => Fill(failure, line)) : [Fill(failure, string.Join('\n', failure.Lines))];

    private string Fill(TestedFailure failure, string line) => Tag().Replace(text, tag => Value(failure, line, tag.Groups[1].Value) ?? tag.Value);

    [GeneratedRegex("<([^ <>]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^F-[A-Z0-9_\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex FieldTag();

    private string? Value(TestedFailure failure, string line, string tag) => tag switch
    {
        "msg" => line,
        "ip" => failure.Address ?? "None",
        "fid" => failure.Id ?? "None",
        "family" => Address(failure) is { } address ? address.IsIPv4 ? "inet4" : "inet6" : "None",
        "ip-rev" => Address(failure) is { } address ? Reversed(address) : "",
        "time" => (failure.Time ?? now).ToString(),
        "matches" => string.Join('\n', failure.Lines),
        "failures" or "bancount" or "restored" => "0", // it was tested, not counted
        "br" => "\n",
        "sp" => " ",
        _ when FieldTag().IsMatch(tag) => failure.TextOf(FieldOf(tag["F-".Length..])) ?? "",
        _ => null,
    };

    private static string FieldOf(string tag) => tag switch { "ID" => "fid", "PORT" => "fport", _ => tag.ToLowerInvariant() };

    private static Address? Address(TestedFailure failure) =>
        failure.Address is { } text && Engine.Matching.Address.TryParse(Encoding.UTF8.GetBytes(text.Split('/')[0]), out var address) ? address : null;

    // As names of reverse lookups begin: 1.2.0.192.   1.0.0.0. … .8.b.d.0.1.0.0.2.
    private static string Reversed(Address address)
    {
        var labels = address.IsIPv4
            ? address.ToString().Split('.')
            : address.Bits.ToString("x32", CultureInfo.InvariantCulture).Select(digit => digit.ToString()).ToArray();
        return string.Concat(labels.Reverse().Select(label => label + "."));
    }
}
