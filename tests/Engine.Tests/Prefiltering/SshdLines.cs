using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Prefiltering;

namespace Banhammer.Engine.Tests.Prefiltering;

/// <summary>Lines as an SSH daemon and its neighbours write them, and literals as their filters have them.</summary>
internal static class SshdLines
{
    private static readonly string[] Attacks =
    [
        "sshd[{0}]: Failed password for invalid user u{0} from 192.0.2.{1} port {0} ssh2",
        "sshd[{0}]: Invalid user u{0} from 198.51.100.{1} port {0}",
        "sshd[{0}]: Connection closed by authenticating user root 203.0.113.{1} port {0} [preauth]",
    ];

    private static readonly string[] Benign =
    [
        "sshd[{0}]: Accepted publickey for deploy from 10.0.0.{1} port {0} ssh2",
        "systemd[1]: Started session {0} of user deploy.",
        "CRON[{0}]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 {1})",
        "kernel: [{0}.{1}] eth0: link becomes ready",
    ];

    /// <summary>A regex for each of these literals.</summary>
    public static LiteralNeeds[] Needs { get; } = new[]
    {
        "Failed password for", "Failed publickey for", "nvalid user ", "Connection closed by", "Connection reset by", "Disconnected from",
        "Received disconnect from", "Did not receive identification", "Unable to negotiate with", "maximum authentication attempts",
        "ROOT LOGIN REFUSED", "not allowed because", "authentication failure;", "Bad protocol version", "kex_exchange_identification",
        "refused connect from", "POSSIBLE BREAK-IN ATTEMPT", "[preauth]",
    }.Select(text => LiteralNeeds.Of(LiteralSet.Of(Literal.Of(text)))).ToArray();

    public static byte[] Text(int lines, double attackShare, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            var kinds = random.NextDouble() < attackShare ? Attacks : Benign;
            text.Append("Aug 14 11:59:").Append(random.Next(10, 60)).Append(" host ")
                .AppendFormat(null, kinds[random.Next(kinds.Length)], random.Next(1000, 60000), random.Next(1, 255)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
