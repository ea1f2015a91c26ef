using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Benchmarks.Support;

/// <summary>A seeded log of an SSH daemon and its neighbours, and 32 literals as the filters for it require them.</summary>
internal static class SshdLog
{
    // Each line has a process of its own, as each connection does; else sessions would join lines by chance.
    private const int FirstProcess = 1000;

    private static readonly CompositeFormat[] Attacks = Formats(
        "sshd[{0}]: Failed password for invalid user u{0} from 192.0.2.{1} port {0} ssh2",
        "sshd[{0}]: Failed password for root from 192.0.2.{1} port {0} ssh2",
        "sshd[{0}]: Invalid user u{0} from 198.51.100.{1} port {0}",
        "sshd[{0}]: Connection closed by authenticating user root 203.0.113.{1} port {0} [preauth]");

    private static readonly CompositeFormat[] Benign = Formats(
        "sshd[{0}]: Accepted publickey for deploy from 10.0.0.{1} port {0} ssh2: ED25519 SHA256:abcdef{0}",
        "sshd[{0}]: pam_unix(sshd:session): session opened for user deploy(uid=1000) by (uid=0)",
        "CRON[{0}]: pam_unix(cron:session): session closed for user root",
        "systemd[1]: Started Session {0} of User deploy.",
        "systemd-logind[{1}]: Session {0} logged out. Waiting for processes to exit.",
        "CRON[{0}]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 {1})");

    /// <summary>A regex for each literal.</summary>
    public static LiteralNeeds[] Needs { get; } = new[]
    {
        "Failed password for", "Failed publickey for", "Failed none for", "Failed keyboard-interactive", "Failed hostbased for", "nvalid user ",
        "authentication failure; logname=", "Unable to negotiate with", "not allowed because", "User not known to the underlying",
        "Authentication failure for", "maximum authentication attempts exceeded", "ROOT LOGIN REFUSED", "refused connect from",
        "Received disconnect from", "Disconnected from authenticating", "Connection closed by authenticating", "Connection reset by authenticating",
        "Disconnecting: Too many", "Did not receive identification", "Bad protocol version", "kex_exchange_identification:",
        "banner exchange: Connection", "Disconnecting authenticating", "PAM: User not", "PAM: Authentication", "Too many authentication failures",
        "not listed in AllowUsers", "listed in DenyUsers", "shell does not exist", "error: maximum auth", "no matching key exchange",
    }.Select(text => LiteralNeeds.Of(LiteralSet.Of(Literal.Of(text)))).ToArray();

    /// <summary>Makes the log; <paramref name="attackShare"/> of its lines are attacks, from 0 to 1.</summary>
    public static byte[] Make(int lines, double attackShare, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            var kinds = random.NextDouble() < attackShare ? Attacks : Benign;
            text.Append("Aug 14 11:59:").Append(random.Next(10, 60)).Append(" host ")
                .AppendFormat(CultureInfo.InvariantCulture, kinds[random.Next(kinds.Length)], FirstProcess + i, random.Next(1, 255)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The lines of a log of ours that are failures by themselves; a closed connection is none.</summary>
    public static int CountFailures(byte[] log) => log.AsSpan().Count("]: Failed password "u8) + log.AsSpan().Count("]: Invalid user "u8);

    private static CompositeFormat[] Formats(params string[] texts) => texts.Select(CompositeFormat.Parse).ToArray();
}
