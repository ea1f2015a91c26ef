using Banhammer.Host.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Actions;

public sealed class BatchFormTests
{
    [Theory]
    [InlineData(@"nft add element inet f2b-table addr-set-sshd \{ <ip> \}", "inet f2b-table addr-set-sshd")]
    [InlineData("nft delete element ip6 t s { <ip> }", "ip6 t s")]
    [InlineData("iptables -w -I f2b-sshd 1 -s <ip> -j REJECT --reject-with icmp-port-unreachable", "iptables-restore -w --noflush: -I f2b-sshd 1 -s <ip> -j REJECT --reject-with icmp-port-unreachable")]
    [InlineData("ip6tables -D f2b-sshd -s <ip> -j DROP", "ip6tables-restore -w --noflush: -D f2b-sshd -s <ip> -j DROP")]
    [InlineData("ipset -exist add f2b-sshd <ip> timeout <bantime>", "ipset -exist restore: add f2b-sshd <ip> timeout <bantime>")]
    [InlineData("ipset -exist del f2b-sshd <ip>", "ipset -exist restore: del f2b-sshd <ip>")]
    public void Recognise_OfAFormThatIsKnown_GivesWhatItSays(string text, string expected)
    {
        var form = BatchForm.Recognise(text).ShouldNotBeNull();

        (form.Kind == BatchKind.Netlink ? $"{(form.Family == 1 ? "inet" : form.Family == 2 ? "ip" : "ip6")} {form.Table} {form.Target}" : $"{form.Program}: {form.Target}").ShouldBe(expected);
        form.IsAdd.ShouldBe(text.Contains("add ", System.StringComparison.Ordinal) || text.Contains("-I ", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nft add element inet t s { <ip> timeout 1h }")]
    [InlineData("nft add element inet t s { <ip> }; mail root")]
    [InlineData("nft add element inet t s { <ip> }\nlogger <ip>")]
    [InlineData("nft add element inet $T s { <ip> }")]
    [InlineData("sudo nft add element inet t s { <ip> }")]
    [InlineData("iptables -I f2b 1 -s <ip> -j DROP && true")]
    [InlineData("iptables -t raw -I PREROUTING -s <ip> -j DROP")]
    [InlineData("iptables -I f2b -p tcp -s <ip> -j DROP")]
    [InlineData("iptables -I f2b -s <ip> -j LOG --log-prefix x")]
    [InlineData("ipset add f2b <ip>")]
    [InlineData("ipset -exist add f2b <ip>,<F-PORT>")]
    [InlineData("echo <ip>")]
    public void Recognise_OfAnyOtherForm_IsNull(string text) => BatchForm.Recognise(text).ShouldBeNull();
}
