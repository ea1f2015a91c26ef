using System.Collections.Generic;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary>Files that are put over a copy of the peer's configuration: deployments as they are met, and the corners of the dialect.</summary>
internal static class PeerDumpCases
{
    private static readonly Dictionary<string, Dictionary<string, string>> files = new()
    {
        ["stock, all jails"] = new() { ["jail.local"] = "[DEFAULT]\nenabled = true\n" },
        ["stock, mail with whois"] = new() { ["jail.local"] = "[DEFAULT]\nenabled = true\naction = %(action_mwl)s\nbanaction = nftables\nbackend = polling\nmode = aggressive\n" },
        ["stock, the journal"] = new() { ["jail.local"] = "[DEFAULT]\nenabled = true\nbackend = systemd[journalflags=1]\nsshd_backend = systemd\naction = %(action_xarf)s\n" },
        ["access log with a report by curl"] = new()
        {
            ["filter.d/webapp.conf"] = "[Definition]\n# refused logins\nfailregex = ^<HOST> .* \"POST /login HTTP/.*\" 401\n            ^<HOST> .* \"POST /login HTTP/.*\" 403\nignoreregex =\n",
            ["action.d/report.conf"] = "[Definition]\nactionban = curl -s https://report.example/v2 \\\n            -H \"Key: <key>\" \\\n            --data \"ip=<ip>\"\n# nothing to undo\nactionunban =\n[Init]\nkey = none\n",
            ["jail.d/webapp.conf"] = """
                [webapp]
                enabled = true
                port = http,https
                filter = webapp
                logpath = DIR/logs/access*.log
                maxretry = 3          # Stricter: 3 attempts
                findtime = 300        # Within 5 minutes
                bantime = -1
                action = iptables-multiport[name=webapp, port="http,https"]
                         report[key="a b,c"]
                         sendmail-whois[name=webapp, dest=admin@example.org, sender=f2b@example.org]
                """,
            ["logs/access.log"] = "",
        },
        ["broker, a filter with common.conf"] = new()
        {
            ["filter.d/broker.conf"] = "[INCLUDES]\nbefore = common.conf\n[Definition]\nfailregex = info: 12-0001.*\\(<HOST>:[\\d]+\\) closed: (auth|in use)\n",
            ["jail.local"] = "[broker]\nenabled = true\nport = 9007\nlogpath = DIR/logs/ban.log\nmaxretry = 20\nbantime = 120\nfindtime = 10\n",
            ["logs/ban.log"] = "",
        },
        ["service in the journal, all of it local"] = new()
        {
            ["filter.d/phone.local"] = "[INCLUDES]\nbefore = common.conf\n[Definition]\nfailregex = ^.*\"ip\":\"<ADDR>:?\\d*\".*\"message\":\"failed login\".*$\n",
            ["jail.d/phone.local"] = "[phone]\nenabled = true\nbackend = systemd[journalflags=1]\njournalmatch = SYSLOG_IDENTIFIER=phone + _COMM='ph one'\n",
        },
        ["message bus, ignoreregex and a jail's own regexes"] = new()
        {
            ["filter.d/bus.conf"] = "[Definition]\nfailregex = ^.*\\bDENIED\\b.*\\b(?P<host><HOST>)\\b.*$\n            ^.*\\bLOCKED\\b.*\\b(?P<host><HOST>)\\b.*$\nignoreregex = ^.*\\bprobe\\b\ndatepattern = %%Y-%%m-%%d %%H:%%M:%%S\nmaxlines = 2\n[Init]\nusedns = no\n",
            ["jail.local"] = """
                [bus]
                enabled = true
                logpath = DIR/logs/bus.log tail
                          DIR/logs/none*.log
                failregex = %(known/failregex)s
                            ^worse <HOST>$
                ignoreip = 127.0.0.1/8, ::1
                           10.0.0.0/8 host.example
                ignoreself = off
                bantime.increment = yes
                bantime.multipliers = 1 5 30
                bantime.maxtime = 5w
                ignorecache = key="<ip>", max-count=10
                logtimezone = UTC+01
                logencoding = latin1
                """,
            ["logs/bus.log"] = "",
        },
        ["old style"] = new()
        {
            ["fail2ban.local"] = "[Definition]\nloglevel = 3\nlogtarget = SYSLOG\nsocket = /var/run/fail2ban/fail2ban.sock\ndbpurgeage = 2d\n[Thread]\nstacksize = 64\n",
            ["action.d/chain.conf"] = "[Init]\ntable = OFFENDERS\n[Definition]\nactionstart =\nactionstop =\nactioncheck = iptables -n -L INPUT | grep -q <table>\nactionban = iptables -A <table> -s <ip> -j LOG --log-prefix \"It's back \"\n            iptables -A <table> -s <ip> -j DROP\nactionunban = iptables -D <table> -s <ip> -j DROP\n",
            ["jail.local"] = "[DEFAULT]\nignoreip = 127.0.0.1 10.37.0.0/16\nbantime = 43200\n[ssh-chain]\nenabled = true\nfilter = sshd\naction = chain\nlogpath = /no/such/secure\n",
        },
        ["actions, all their syntax"] = new()
        {
            ["action.d/a.conf"] = "[Definition]\nactionban = <x> <y> <matches> <timeout> <ip> %(maxretry)s <maxretry> <known/x> <enabled>\nactionunban = <actionban>2\nnorestored = yes\nactionstart_on_demand = 0\nother = unused\n[Init]\nx = init <y>\ny = %(x)s!\ntimeout = 5\n[Init?family=inet6]\nz = six\n",
            ["action.d/b.conf"] = "[INCLUDES]\nbefore = a.conf\n[Definition]\nactionprolong = longer <name> <actname>\n",
            ["action.d/c.conf"] = "[Definition]\nactionban = only\n",
            ["action.d/p.py"] = "",
            ["jail.local"] = """
                [DEFAULT]
                more = c[name=more]
                [app]
                enabled = 1
                filter = sshd[mode=normal, failregex="^own <HOST>$"]
                action = a[x=1, y='two, ]'] b[name=app-web][x="<y>",
                             y=3]

                         %(more)s	c[name="%(__name__)s", actname=third,]
                         p.py[text="a ä \"", actname=prog, n='x"y']
                maxretry = 007
                logpath =
                """.Replace("\\\"", "", System.StringComparison.Ordinal),
        },
        ["broken jails beside others"] = new()
        {
            ["jail.local"] = "[one]\nenabled = true\nfilter = none\nlogpath = /x\n[two]\nenabled = true\nfilter = sshd\naction = none\nlogpath = /x\n[three]\nenabled = true\nfilter = sshd[x\n[four]\nenabled = true\nfilter = sshd\nlogpath = /x\n",
        },
        ["layers"] = new()
        {
            ["jail.d/10.conf"] = "[sshd]\nmaxretry = 2\nfindtime = 1h 30m\n",
            ["jail.d/20.local"] = "[sshd]\nmaxretry = 9\nport = 2222\nbantime = %(findtime)s\nfilter = sshd[mode=extra, publickey=any]\n",
            ["filter.d/sshd.d/x.conf"] = "[Definition]\nfailregex = %(known/failregex)s\n            ^more <HOST>$\n",
            ["action.d/iptables-multiport.local"] = "[Init]\nblocktype = DROP\n",
            ["fail2ban.d/x.conf"] = "[DEFAULT]\ndbmaxmatches = 3\nallowipv6 = no\n",
        },
    };

    public static TheoryData<string> Names => [.. files.Keys];

    /// <summary>The files of a case by path.</summary>
    public static IReadOnlyDictionary<string, string> Files(string name) => files[name];
}
