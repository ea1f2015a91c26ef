using System.Linq;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Calls of the peer's filter tester; <c>{log}</c> is a log, <c>{conf}</c> a folder with our filters and no jails.</summary>
internal static class PeerRegexCases
{
    private const string Regex = @"bad login of <F-USER>\S+</F-USER> from <HOST>";
    private const string Session = @"^<F-MLFID>\d</F-MLFID>: (?:<F-NOFAIL>hello</F-NOFAIL> <ADDR>|denied <F-USER>\w+</F-USER>)";

    /// <summary>The log.</summary>
    public const string Log = """
        # comment
        2026-01-01 10:00:00 host app: bad login of root from 192.0.2.1

        Jan  1 10:00:01 2026 host app: bad login of monitor from 192.0.2.2
        2026-01-01T10:00:02.5Z host app: bad login of o'k from 2001:DB8::1
        01/Jan/2026:10:00:03 +0100 host app: bad login of "q" from ::ffff:192.0.2.4
        1767261604 host app: bad login of tab	x from 192.0.2.5
        nothing at all

        """;

    private static readonly string many = string.Join('\n', Enumerable.Repeat("miss", 25));

    /// <summary>Arguments.</summary>
    public static TheoryData<string[]> Rows => new(calls.AsEnumerable());

    /// <summary>Arguments that read <c>{journal}</c>, a file of the journal.</summary>
    public static TheoryData<string[]> JournalRows => new(journalCalls.AsEnumerable());

    private static readonly string[][] journalCalls =
    [
        ["systemd-journal[journalfiles={journal}]", "^h sshd.*: bad <F-USER>.*</F-USER> from <ADDR>"],
        ["-v", "--print-all-matched", "systemd-journal[journalfiles={journal}]", "bad .* from <ADDR>", "monitor"],
        ["-m", "_PID=12 SYSLOG_IDENTIFIER=sshd + SYSLOG_IDENTIFIER=other", "systemd-journal[journalfiles={journal}]", "bad .* from <ADDR>"],
        ["-o", "row", "systemd-journal[journalfiles={journal}]", "bad <F-USER>.*</F-USER> from <ADDR>"],
        ["-o", "msg", "systemd-journal[journalfiles={journal}]", "bad .* from <ADDR>"],
        ["-c", "{conf}", "-vv", "systemd-journal[journalfiles={journal}]", "sshd"],
    ];

    private static readonly string[][] calls =
    [
        ["{log}", Regex],
        ["-v", "{log}", Regex],
        ["-v", "--VD", "{log}", Regex],
        ["{log}", Regex, "monitor"],
        ["-v", "{log}", Regex, "monitor"],
        ["--print-all-matched", "--print-no-missed", "--print-no-ignored", "{log}", Regex, "monitor"],
        ["--print-all-ignored", "--print-all-missed", "{log}", Regex, "monitor"],
        ["-D", "--usedns", "no", "{log}", @"bad login of \S+ from <SUBNET>", "nobody"],
        ["-D", "--print-all-matched", "{log}", @"bad login of <F-ID>\S+</F-ID>", "monitor"],
        [many, Regex],
        ["--print-all-missed", many, Regex],
        ["-L", "1", many, Regex],
        ["-d", "%Y-%m-%d %H:%M:%S", "{log}", Regex],
        ["-v", "-d", "%d/%b/%Y:%H:%M:%S %z", "{log}", Regex],
        ["-v", "--TZ", "+0200", "{log}", Regex],
        ["-e", "latin1", "{log}", Regex],
        ["--raw", "bad login of x from Some.Host", Regex],
        ["--no-check-all", "{log}", Regex],
        ["-t", "--full-traceback", "{log}", Regex],
        ["1\n2\n3\n4\n5\n6", Regex],
        ["12345678901234567890123456789012345678901234567890123456", Regex],
        ["/no/such/file", Regex],
        ["-o", "row", "{log}", Regex],
        ["-o", "id", "{log}", Regex],
        ["-o", "fid", "{log}", @"bad login of <F-ID>\S+</F-ID> from <ADDR>"],
        ["-o", "ip", "{log}", @"bad login of <F-ID>\S+</F-ID> from <ADDR>"],
        ["-o", "row", "{log}", @"bad login of <F-ID>\S+</F-ID> from <ADDR>"],
        ["-o", "msg", "{log}", Regex],
        ["-o", "user", "{log}", Regex],
        ["-o", "dns", "{log}", Regex],
        ["-o", "<ip> <fid> <family> <ip-rev> <time> <F-USER> <F-NOPE> <user> <failures> <bancount><br><sp><msg>", "{log}", Regex],
        ["-o", "<matches>|<F-IP4>|<F-ID>", "{log}", Regex],
        ["-o", "row", "1: hello 192.0.2.1\n1: denied root\n2: denied lost\n1: denied root", Session],
        ["-o", "<ip>: <msg>", "1: hello 192.0.2.1\n1: denied root", Session],
        ["1: hello 192.0.2.1\n1: denied root\n2: denied lost", Session],
        ["-c", "{conf}", "{samples}/sshd.log", "sshd"],
        ["-c", "{conf}", "-vv", "{samples}/vsftpd.log", "vsftpd"],
        ["-c", "{conf}", "--print-all-matched", "--print-all-missed", "{samples}/dovecot.log", "dovecot[mode=aggressive]"],
        ["-c", "{conf}", "-v", "{samples}/nginx-http-auth.log", "{conf}/filter.d/nginx-http-auth.conf"],
        ["-c", "{conf}", "-o", "row", "{samples}/sshd.log", "sshd[mode=aggressive]"],
        ["-c", "{conf}", "-o", "row", "{samples}/asterisk.log", "asterisk"],
        ["-c", "{conf}", "{samples}/vsftpd.log", "vsftpd", "203"],
        ["{log}"],
        ["--print-no-missed", "--print-all-missed", "{log}", Regex],
        ["--nope", "{log}", Regex],
        ["{log}", "no-such-name"],
    ];
}
