using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.Host.Logging;
using Banhammer.Host.Testing;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Logging;

/// <summary>Lines look as Python's <c>logging</c>, which the peer uses, makes them.</summary>
public sealed class LineFormatTests
{
    private static readonly DateTimeOffset time = new(2026, 11, 20, 10, 11, 38, 858, TimeSpan.Zero);

    // Level, name of the logger, message.
    private static readonly (int Level, string Logger, string Message)[] messages =
    [
        (25, "fail2ban.actions", "[sshd] Ban 192.0.2.1"), (20, "fail2ban.filter", "[sshd] Found 192.0.2.1 - 2026-11-20 10:11:38"),
        (50, "fail2ban", "over"), (7, "fail2ban.a-name-that-is-longer-than-24", ""), (5, "fail2ban.jail", "ä 100 % {x} %(y)s"), (15, "fail2ban.server", "between"),
    ];

    [Theory]
    [InlineData("%(asctime)s %(name)-24s[%(process)d]: %(levelname)-7s %(message)s")]
    [InlineData("%(name)s[%(process)d]: %(levelname)s %(message)s")]
    [InlineData("%(levelname)-5.5s|%(levelname)10s|%(levelno)03d|%(levelno)-4d|%(module)s|100%%")]
    [InlineData(" %(name)-25.25s %(levelname)-5.5s %(message)s")]
    [InlineData("%(message)s")]
    public void Write_Pattern_GivesWhatPythonGives(string pattern)
    {
        LineFormat.TryParse(pattern, out var format, out var problem).ShouldBeTrue(problem);

        var ours = messages.Select(message => Line(format, message.Level, message.Logger, message.Message)).ToArray();

        ours.ShouldBe(Theirs(pattern));
    }

    [Fact]
    public void Default_IsThePeersLine() => Line(LineFormat.Default(hasTime: true, isPadded: true), 25, "fail2ban.actions", "[t1] Ban 192.0.2.1")
        .ShouldBe($"2026-11-20 10:11:38,858 fail2ban.actions        [{Environment.ProcessId}]: NOTICE  [t1] Ban 192.0.2.1");

    [Fact]
    public void Default_WithoutTimeAndPadding_IsWhatSyslogGets() => Line(LineFormat.Default(hasTime: false, isPadded: false), 25, "fail2ban.actions", "[t1] Ban 192.0.2.1")
        .ShouldBe($"fail2ban.actions[{Environment.ProcessId}]: NOTICE [t1] Ban 192.0.2.1");

    [Fact]
    public void Write_LineEndsInAMessage_MakeNoFurtherLine() =>
        Line(LineFormat.Default(hasTime: false, isPadded: false), 20, "x", "a\nb\r\nc").ShouldEndWith(@"INFO a\nb\r\nc");

    [Theory]
    [InlineData("%(nosuch)s")]
    [InlineData("%(message)")]
    [InlineData("100%")]
    [InlineData("%d")]
    public void TryParse_NoField_TellsWhatItFound(string pattern)
    {
        LineFormat.TryParse(pattern, out _, out var problem).ShouldBeFalse();

        problem!.ShouldContain("expected such as %(asctime)s");
    }

    private static string Line(LineFormat format, int level, string logger, string message)
    {
        var output = new ArrayBufferWriter<byte>();
        format.Write(new LogRecord(time, new LogSeverity(level), logger, 0, message, [], 1), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string[] Theirs(string pattern)
    {
        var script = string.Create(CultureInfo.InvariantCulture, $"""
            import logging, os, sys, time
            os.environ['TZ'] = 'UTC'; time.tzset()
            for number, name in ((18, 'MSG'), (7, 'TRACE'), (5, 'HEAVY'), (25, 'NOTICE')): logging.addLevelName(number, name)
            formatter = logging.Formatter({PythonLiteral.Of(pattern)})
            for level, name, message in [{string.Join(", ", messages.Select(m => $"({m.Level}, {PythonLiteral.Of(m.Logger)}, {PythonLiteral.Of(m.Message)})"))}]:
                record = logging.LogRecord(name, level, name.split('.')[-1] + '.py', 1, message.replace('%', '%%'), None, None)
                record.msg, record.created, record.msecs, record.process = message, {time.ToUnixTimeMilliseconds() / 1000.0:F3}, 858.0, {Environment.ProcessId}
                print(formatter.format(record))
            """);
        return Python.Run("# -*- coding: utf-8 -*-\n" + script);
    }
}
