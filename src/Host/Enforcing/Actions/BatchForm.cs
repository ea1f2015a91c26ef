using System.Text.RegularExpressions;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>A command for one ban that says something a firewall can be told for many at once.</summary>
/// <param name="Kind">By what.</param>
/// <param name="IsAdd">Whether it bans, otherwise it lets pass.</param>
/// <param name="Family">For nftables: the family of the table, as the kernel counts them.</param>
/// <param name="Table">For nftables: the table.</param>
/// <param name="Target">For nftables: the set. Otherwise the line, with the tags of a ticket, that the program reads.</param>
/// <param name="Program">The program that reads lines; empty for nftables.</param>
internal sealed partial record BatchForm(BatchKind Kind, bool IsAdd, byte Family, string Table, string Target, string Program)
{
    /// <summary>Recognises a command; null if it has another form, however like.</summary>
    /// <param name="text">With the tags of a ticket.</param>
    public static BatchForm? Recognise(string text)
    {
        if (Element().Match(text) is { Success: true } element)
        {
            byte family = element.Groups["family"].Value switch { "inet" => 1, "ip6" => 10, _ => 2 };
            return new BatchForm(BatchKind.Netlink, element.Groups["do"].Value == "add", family, element.Groups["table"].Value, element.Groups["set"].Value, "");
        }

        if (Rule().Match(text) is { Success: true } rule)
        {
            return new BatchForm(BatchKind.Restore, rule.Groups["do"].Value == "-I", 0, "", rule.Groups["line"].Value, rule.Groups["program"].Value + "-restore -w --noflush");
        }

        return Member().Match(text) is { Success: true } member
            ? new BatchForm(BatchKind.Restore, member.Groups["do"].Value == "add", 0, "", member.Groups["line"].Value, "ipset -exist restore")
            : null;
    }

    // nft add element inet table set \{ <ip> \}
    [GeneratedRegex(@"^\s*nft\s+(?<do>add|delete)\s+element\s+(?<family>inet|ip6?)\s+(?<table>[\w.-]+)\s+(?<set>[\w.-]+)\s+\\?\{\s*<ip>\s*\\?\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    // iptables -w -I chain 1 -s <ip> -j REJECT --reject-with icmp-port-unreachable
    [GeneratedRegex(@"^\s*(?<program>ip6?tables)(?:\s+-w(?:\s+\d+)?)?\s+(?<line>(?<do>-[ID])\s+[\w.-]+(?:\s+1)?\s+-s\s+<ip>\s+-j\s+[\w-]+(?:\s+--reject-with\s+[\w-]+)?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    // ipset -exist add set <ip> timeout 600
    [GeneratedRegex(@"^\s*ipset\s+-exist\s+(?<line>(?<do>add|del)\s+[\w.-]+\s+<ip>(?:\s+timeout\s+(?:\d+|<bantime>))?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
