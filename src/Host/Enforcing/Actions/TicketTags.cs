using System.Globalization;
using System.Linq;
using System.Text;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>The tags that a ticket answers, by the names and in the texts of the peer.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="family">What <c>&lt;family&gt;</c> is where it isn't the ticket's: that of a command about no ban.</param>
internal sealed class TicketTags(ActionTicket ticket, string? family = null)
{
    // The peer is written in Python, and this is what it prints for nothing.
    private const string Nothing = "None";

    /// <summary>The text of a tag; null if a ticket has none of this name.</summary>
    public string? Find(string tag) => tag switch
    {
        "ip" or "fid" => ticket.Id,
        "family" => family ?? ticket.Family ?? Nothing,
        "ip-rev" => ticket.Address is { } address ? ReverseName.Of(address) : "",
        "ip-host" => ticket.Address is { } address ? HostNames.Of(address) ?? Nothing : Nothing,
        "failures" => Number(ticket.Failures),
        "time" => Number(ticket.Time.Microseconds / 1_000_000),
        "bantime" => ticket.BanTime is { } length ? Number((long)length.TotalSeconds) : "-1",
        "bancount" => Number(ticket.BanCount),
        "matches" => ticket.MatchesText,
        "restored" => ticket.IsRestored ? "1" : "0",
        "ipmatches" => string.Join('\n', ticket.HistoryOf(allJails: true).Matches),
        "ipjailmatches" => string.Join('\n', ticket.HistoryOf(allJails: false).Matches),
        "ipfailures" => Number(ticket.HistoryOf(allJails: true).Failures),
        "ipjailfailures" => Number(ticket.HistoryOf(allJails: false).Failures),
        "raw-ticket" => Describe(),
        "jail.banned" => Number(ticket.Counts.Banned),
        "jail.banned_total" => Number(ticket.Counts.BannedTotal),
        "jail.found" => Number(ticket.Counts.Found),
        "jail.found_total" => Number(ticket.Counts.FoundTotal),
        _ => null,
    };

    /// <summary>The text of a field by its name in a tag, <c>USER</c> of <c>&lt;F-USER&gt;</c>; empty if the filter captured none.</summary>
    public string Field(string name) => name switch
    {
        "failures" => Number(ticket.Failures),
        "matches" => ticket.MatchesText,
        _ => ticket.Fields.TryGetValue(name, out var value) ? value : "",
    };

    private string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"BanTicket: ip={ticket.Id} time={Find("time")} bantime={Find("bantime")} bancount={ticket.BanCount} #attempts={ticket.Failures} matches=[{string.Join(", ", ticket.Matches.Select(Quoted))}]");

    private static string Quoted(string line) => "'" + new StringBuilder(line).Replace(@"\", @"\\").Replace("'", @"\'").Replace("\n", @"\n") + "'";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
