using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Tests.Dates;

/// <summary>Each default template, with its variants, and all tokens.</summary>
internal static class StampFormats
{
    public static IReadOnlyList<StampFormat> All { get; } =
    [
        new("", t => $"{t:yyyy-MM-dd HH:mm:ss}"), new("", t => $"x {t:yyyy/M/d  H:m:s,fff}"), new("", t => $"{t:yyyy.MM.ddTHH:mm:ss.fffffffzzz} x"),
        new("", t => $"{t:MMM dd HH:mm:ss} x"), new("", t => $"x {t:ddd MMM d H:mm:ss.ff}"), new("", t => $"{t:ddd MMM dd HH:mm:ss.f yyyy}"), new("", t => $"x {t:MMM d HH:mm:ss yyyy}"),
        new("", t => $"{t:MMM dd yyyy HH:mm:ss}"), new("", t => $"x {t:ddd MMM d yyyy H:m:s.fff} y"),
        new("", t => $"{t:dd/MM/yyyy HH:mm:ss} x"), new("", t => $"x {t:d-M-yy H:mm:ss}"),
        new("", t => $"[{t:dd/MMM/yyyy:HH:mm:ss zzz}]"), new("", t => $"x {t:dd-MMM-yyyy HH:mm:ss.fff}"), new("", t => $"x {t:d/MMM/yyyyHH:mm:ss}"),
        new("", t => $"{t:MM/dd/yyyy:HH:mm:ss}"), new("", t => $"x {t:M/d/yyyy:H:m:s}"),
        new("", t => $"{t.ToUnixTimeSeconds()} x"), new("", t => $"[{t.ToUnixTimeSeconds()}] x"), new("", t => $"a audit({t.ToUnixTimeSeconds()}:3)"),
        new("", t => $"{t:HH:mm:ss} x"), new("", t => $"[{t:H:m:s}]"), new("", t => $"<{t:MM/dd/yy@HH:mm:ss}>"),
        new("", t => $"{t:yyMMdd HH:mm:ss}"), new("", t => $"x {t:yyMMdd  H:mm:ss}"),
        new("", t => $"{t:MMM dd, yyyy hh:mm:ss tt}"), new("", t => $"x {t:MMM d, yyyy h:m:s tt} y"), new("", t => $"{t:MMM-dd-yy HH:mm:ss}"),
        new("", t => $"{t:yyyyMMddTHHmmss}"), new("", t => $"x {t:yyyyMMdd-HH:mm:ss}"), new("", t => $"x {t:yyyyMMdd  HHmmss,fff zzz}"),
        new("", t => $"{t:zzz MMM d HH:mm:ss}"), new("", t => $"x {t:zzz ddd MMM d HH:mm:ss.f yyyy}"), new("", t => $"GMT {t.UtcDateTime:MMM d HH:mm:ss}"), new("", t => $"x UTC {t.UtcDateTime:ddd MMM d HH:mm:ss yyyy}"),
        new("", t => $"@4{t.ToUnixTimeSeconds():x15}{t.Millisecond:x8}"), new("", t => $"x @4{t.ToUnixTimeSeconds():x15}00000000 y"),
        new("%m-%d-%ExY %k:%M:%S(?:\\.%f)?", t => $"x {t:M-dd-yyyy HH:mm:ss.fff}"), // %d-%m comes first among the defaults
        new("%d.%m.%Y %H:%M:%S", t => $"{t:dd.MM.yyyy HH:mm:ss}"), new("%d.%m.%Y %H:%M:%S", t => $"x {t:d.M.yyyy H:m:s}"),
        new("%Exd%Exm%ExY%ExH%ExM%ExS", t => $"{t:ddMMyyyyHHmmss}"), new("%Exk:%M:%S.%f %Exd-%b-%Exy", t => $"{t:H:mm:ss.fffffff dd-MMM-yy}"),
        new("%A, %B %d %Y %I:%M:%S %p", t => $"{t:dddd, MMMM dd yyyy hh:mm:ss tt}"), new("%a %b %d %l:%M:%S %p %y", t => $"{t:ddd MMM dd h:mm:ss tt yy}"), new("%Exl:%M:%S%p %x", t => $"{t:h:mm:sstt MM/dd/yy}"),
        new("%c", t => $"{t:ddd MMM dd HH:mm:ss yyyy}"), new("%x %X", t => $"{t:MM/dd/yy HH:mm:ss}"), new("%Y.%j %H:%M:%S", t => $"{t:yyyy}.{t.DayOfYear:000} {t:HH:mm:ss}"),
        new("%Y %U %w %H:%M:%S", t => $"{t:yyyy} {Week(t, DayOfWeek.Sunday):00} {(int)t.DayOfWeek} {t:HH:mm:ss}"), new("%Y %W %a %H:%M:%S", t => $"{t:yyyy} {Week(t, DayOfWeek.Monday):00} {t:ddd HH:mm:ss}"),
        new("%ExY-%m-%d %H:%M:%S %Exz", t => $"{t:yyyy-MM-dd HH:mm:ss zzz}"), new("%ExZ %d %H:%M:%S %m", t => $"CET {t.ToOffset(TimeSpan.FromHours(1)):dd HH:mm:ss MM}"),
        new("%Exz %d %H:%M:%S %m", t => $"CET+0130 {t.ToOffset(TimeSpan.FromHours(2.5)):dd HH:mm:ss MM}"),
        new("{^LN-BEG}%H:%M:%S", t => $"[{t:HH:mm:ss}] x"), new("LEPOCH", t => $"{t.ToUnixTimeMilliseconds()} x"), new("LEPOCH", t => $"{t.ToUnixTimeMilliseconds()}000 x"), new("t={EPOCH}", t => $"x t={t.ToUnixTimeSeconds()}"),
        new(@"^\w+ {DATE}", t => $"x {t:yyyy-MM-dd HH:mm:ss}"), new("^TAI64N", t => $"[@4{t.ToUnixTimeSeconds():x15}12345678"),
    ];

    // Week 1 begins with the first such day of the year.
    private static int Week(DateTimeOffset time, DayOfWeek first) => (time.DayOfYear - 1 + 7 - ((int)time.DayOfWeek - (int)first + 7) % 7) / 7;
}
