using System;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Banhammer.Engine.Tests;

/// <summary>Random logs: failures, harmless lines, lines without a date or with one to come, and bytes that are no text at all.</summary>
internal static class LogTexts
{
    public static readonly string[] Regexes = [@" bad login of <F-USER>.*</F-USER> from <HOST>\s*$", "^(?: [a-z]+:)? denied <ADDR>", @"(?:luck of é|bad \w+) <ADDR>$"];

    private static readonly Gen<byte[]> line = Gen.Frequency(
        (6, Dated.Select(Encoding.UTF8.GetBytes)),
        (2, Message.Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Elements<byte>(0, 0xff, 0xe2, (byte)'\r', (byte)' ', (byte)'b', 0xc3).ArrayOf()),
        (1, Gen.Constant(Array.Empty<byte>())),
        (1, Gen.Choose(1, 6_000).Select(length => Encoding.ASCII.GetBytes("2025-11-20 11:00:00 bad login of " + new string('x', length) + " from 192.0.2.1"))));

    /// <summary>Whole logs; the last line may lack its line feed.</summary>
    public static Gen<byte[]> Logs => line.ArrayOf().SelectMany(lines => Gen.Elements(true, false).Select(isEnded =>
        lines.SelectMany((text, i) => i + 1 < lines.Length || isEnded ? text.Append((byte)'\n') : text).ToArray()));

    // ISO stamps only: which template wins a date must not depend on which lines the prefilter lets through.
    private static Gen<string> Dated => Message.SelectMany(message => Gen.Choose(-7_200, 2 * 86_400).Select(offset =>
        DateTimeOffset.Parse("2025-11-20T12:00:00Z", CultureInfo.InvariantCulture).AddSeconds(offset).ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + message));

    private static Gen<string> Message => Address.SelectMany(address => Gen.Elements(
        $"bad login of root from {address}", $"bad login of é from {address}\r", $"denied {address}", $"svc: denied {address}", $"good login from {address}",
        $"bad luck {address}", $"good luck of é {address}", "bad login", "denied", "nothing to see", "from 192.0.2.1", "ba\u00e9d login of x from"));

    private static Gen<string> Address => Gen.Choose(1, 6).Select(last => last > 4 ? $"2001:db8::{last}" : $"192.0.2.{last}");
}
