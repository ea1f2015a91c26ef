using Xunit;

namespace Banhammer.Engine.Tests.Dates;

/// <summary>Lines, and the template, the time and the cut that a fresh detector with the default templates finds in them. Now is 2025-11-20 noon UTC.</summary>
internal static class DefaultTemplateCases
{
    private const string Clock = "Minute:Second";
    private const string Iso = @"ExYear(?P<_sep>[-/.])Month(?P=_sep)Day(?:T|  ?)24hour:" + Clock + @"(?:[.,]Microseconds)?(?:\s*Zone offset)?";
    private const string Syslog = "(?:DAY )?MON Day %k:" + Clock + @"(?:\.Microseconds)?(?: ExYear)?";
    private const string Asctime = "(?:DAY )?MON Day ExYear %k:" + Clock + @"(?:\.Microseconds)?";
    private const string DayMonth = "Day(?P<_sep>[-/])Month(?P=_sep)(?:ExYear|ExYear2) %k:" + Clock;
    private const string Access = "Day(?P<_sep>[-/])MON(?P=_sep)ExYear[ :]?24hour:" + Clock + @"(?:\.Microseconds)?(?: Zone offset)?";
    private const string Compact = @"ExYearExMonthExDay(?:-|T|  ?)Ex24hour:?ExMinute:?ExSecond(?:[.,]Microseconds)?(?:\s*Zone offset)?";
    private const string Tied = "{^LN-BEG}";

    public static TheoryData<string, string, string> Rows => new()
    {
        { "2005-01-23T21:59:59.981746 x", Tied + Iso, "2005-01-23T21:59:59Z [2005-01-23T21:59:59.981746]" },
        { "2005-01-23  8:59:59 x", Tied + Iso, "2005-01-23T08:59:59Z [2005-01-23  8:59:59]" },
        { "2006.12.21 06:43:20 x", Tied + Iso, "2006-12-21T06:43:20Z [2006.12.21 06:43:20]" },
        { "[2005/01/23 21:59:59,123] x", Tied + Iso, "2005-01-23T21:59:59Z [2005/01/23 21:59:59,123]" },
        { "2017-12-07T16:55:49.9395590-08:00 [26] info", Tied + Iso, "2017-12-08T00:55:49Z [2017-12-07T16:55:49.9395590-08:00]" },
        { "2017-12-07T16:55:49.123456789Z x", Tied + Iso, "2017-12-07T16:55:49Z [2017-12-07T16:55:49.123456789Z]" },
        { "2005-01-23 21:59:59 UTC x", Tied + Iso, "2005-01-23T21:59:59Z [2005-01-23 21:59:59 UTC]" },
        { "2005-01-23 21:59:59   +0230 x", Tied + Iso, "2005-01-23T19:29:59Z [2005-01-23 21:59:59   +0230]" },
        { "2005-01-23 21:59:59 CET x", Tied + Iso, "2005-01-23T21:59:59Z [2005-01-23 21:59:59]" },
        { "2005-01-23 21:59:5 x", Tied + Iso, "2005-01-23T21:59:05Z [2005-01-23 21:59:5]" },
        { "at 2005-01-23 21:59:59 x", Iso, "2005-01-23T21:59:59Z [2005-01-23 21:59:59]" },
        { "Nov 20 09:53:01 host x", Tied + Syslog, "2025-11-20T09:53:01Z [Nov 20 09:53:01]" },
        { "nov  5  9:53:01.25 host x", Tied + Syslog, "2025-11-05T09:53:01Z [nov  5  9:53:01.25]" },
        { "Sun Jan 23 21:59:59.011 2005 x", Tied + Syslog, "2005-01-23T21:59:59Z [Sun Jan 23 21:59:59.011 2005]" },
        { "Jan 23 21:59:59 1999 x", Tied + Syslog, "2025-01-23T21:59:59Z [Jan 23 21:59:59]" },
        { "<13>Nov 20 09:53:01 host x", Syslog, "2025-11-20T09:53:01Z [Nov 20 09:53:01]" },
        { "Sun Jan 23 2005 21:59:59.011 x", Tied + Asctime, "2005-01-23T21:59:59Z [Sun Jan 23 2005 21:59:59.011]" },
        { "é Jan 23 2005 21:59:59 x", Asctime, "2005-01-23T21:59:59Z [Jan 23 2005 21:59:59]" },
        { "23/01/2005 21:59:59 x", Tied + DayMonth, "2005-01-23T21:59:59Z [23/01/2005 21:59:59]" },
        { "23/01/05 21:59:59 x", Tied + DayMonth, "2005-01-23T21:59:59Z [23/01/05 21:59:59]" },
        { "17-07-2008 17:23:25 x", Tied + DayMonth, "2008-07-17T17:23:25Z [17-07-2008 17:23:25]" },
        { "at 17-07-2008 17:23:25 x", DayMonth, "2008-07-17T17:23:25Z [17-07-2008 17:23:25]" },
        { "[20/Nov/2025:00:00:00 +0000] x", Tied + Access, "2025-11-20T00:00:00Z [20/Nov/2025:00:00:00 +0000]" },
        { "192.0.2.1 - - [20/Nov/2025:00:00:00 -0130] x", Access, "2025-11-20T01:30:00Z [20/Nov/2025:00:00:00 -0130]" },
        { "26-Jul-2007 15:20:52.252 x", Tied + Access, "2007-07-26T15:20:52Z [26-Jul-2007 15:20:52.252]" },
        { "05/20/2008:01:57:39 x", Tied + "Month/Day/ExYear:24hour:Minute:Second", "2008-05-20T01:57:39Z [05/20/2008:01:57:39]" },
        { "at 05/20/2008:01:57:39 x", "Month/Day/ExYear:24hour:Minute:Second", "2008-05-20T01:57:39Z [05/20/2008:01:57:39]" },
        { "01-27-2012 16:22:44.252 x", Tied + @"Month-Day-ExYear %k:Minute:Second(?:\.Microseconds)?", "2012-01-27T16:22:44Z [01-27-2012 16:22:44.252]" },
        { "at 01-27-2012 16:22:44 x", @"Month-Day-ExYear %k:Minute:Second(?:\.Microseconds)?", "2012-01-27T16:22:44Z [01-27-2012 16:22:44]" },
        { "1124013599.123 x", Tied + "Epoch", "2005-08-14T09:59:59.123Z [1124013599.123]" },
        { "[1124013599] x", Tied + "Epoch", "2005-08-14T09:59:59Z [1124013599]" },
        { "type=AVC msg=audit(1124013599.123:92): x", "Epoch", "2005-08-14T09:59:59.123Z [1124013599.123]" },
        { "x 1124013599 y", "", "no stamp" },
        { "21:59:59 x", Tied + "24hour:Minute:Second", "2025-11-19T21:59:59Z [21:59:59]" },
        { "at 21:59:59 x", "", "no stamp" },
        { "<09/16/08@05:03:30>x", "^<Month/Day/ExYear2@24hour:Minute:Second>", "2008-09-16T05:03:30Z [<09/16/08@05:03:30>]" },
        { "130322 11:46:11 x", Tied + "ExYear2ExMonthExDay  ?24hour:Minute:Second", "2013-03-22T11:46:11Z [130322 11:46:11]" },
        { "at 130322  1:46:11 x", "ExYear2ExMonthExDay  ?24hour:Minute:Second", "2013-03-22T01:46:11Z [130322  1:46:11]" },
        { "Jan 23, 2005 9:59:59 PM x", Tied + "MON Day, ExYear 12hour:Minute:Second AMPM", "2005-01-23T21:59:59Z [Jan 23, 2005 9:59:59 PM]" },
        { "at Jan 23, 2005 12:59:59 AM x", "MON Day, ExYear 12hour:Minute:Second AMPM", "2005-01-23T00:59:59Z [Jan 23, 2005 12:59:59 AM]" },
        { "Jan-23-05 02:33:06 x", "^MON-Day-ExYear2 %k:Minute:Second", "2005-01-23T02:33:06Z [Jan-23-05 02:33:06]" },
        { "20050123T215959 x", Tied + Compact, "2005-01-23T21:59:59Z [20050123T215959]" },
        { "20050123-21:59:59.5+01 x", Tied + Compact, "2005-01-23T20:59:59Z [20050123-21:59:59.5+01]" },
        { "at 20050123  215959 x", Compact, "2005-01-23T21:59:59Z [20050123  215959]" },
        { "PDT Apr 16 21:05:29 x", Tied + "(?:Zone name )?" + Syslog, "2025-04-17T04:05:29Z [PDT Apr 16 21:05:29]" },
        { "+01:00 Jan 23 21:59:59.011 2005 x", Tied + "(?:Zone offset )?" + Syslog, "2005-01-23T20:59:59Z [+01:00 Jan 23 21:59:59.011 2005]" },
        { "@4000000041f4104f00000000 x", Tied + "TAI64N", "2005-01-23T20:59:59Z [@4000000041f4104f00000000]" },
        { "at @4000000041f4104f00000000 x", "TAI64N", "2005-01-23T20:59:59Z [@4000000041f4104f00000000]" },
        { "12005-01-23T21:59:59 x", "", "no stamp" },
        { "2035-01-23 21:59:59 x", "", "no stamp" },
        { "1999-01-23 21:59:59 x", "", "no stamp" },
        { "2005-01/23 21:59:59 x", "", "no stamp" },
        { "Nov 20 29:53:01 x", Tied + Syslog, "no time" },
        { "Nov 31 09:53:01 x", Tied + Syslog, "no time" },
        { "Nov 20 09:53:60 x", Tied + Syslog, "no time" },
        { "utc Nov 20 09:53:01 x", Tied + "(?:Zone name )?" + Syslog, "no time" },
        { "WARN Nov 20 09:53:01 x", Syslog, "2025-11-20T09:53:01Z [Nov 20 09:53:01]" },
        { "", "", "no stamp" },
    };
}
