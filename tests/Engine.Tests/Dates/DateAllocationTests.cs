using System;
using System.Linq;
using System.Text;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Dates;

public sealed class DateAllocationTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Nov 20 09:53:{0:00} host x")]
    [InlineData("Europe/Berlin", "2025-11-20T09:53:{0:00}.123 x")]
    [InlineData("UTC", "192.0.2.1 - - [20/Nov/2025:10:00:{0:00} +0000] x")]
    [InlineData("UTC", "2025-11-20T{0:00}:09:53.1234567-08:00 x", @"^%Y-%m-%dT%H:%M:%S(?:\.%f\d*)?(?:%z)?")]
    [InlineData("UTC", "192.0.2.{0} - - [20/Nov/2025:10:00:{0:00} +0000] x", @"^\S+ - \S+ \[(%d/%b/%Y:%H:%M:%S %z)\]")]
    [InlineData("UTC", "no date in this line {0}")]
    [InlineData("UTC", "CET Nov 20 09:53:{0:00} é")]
    public void TryDetect_ManyLines_AllocatesNothing(string zone, string format, string pattern = "")
    {
        var detector = Stamps.Detector(pattern, Stamps.Options(zone));
        var lines = Enumerable.Range(0, 60).Select(i => Encoding.UTF8.GetBytes(string.Format(null, format, i))).ToArray();
        for (var i = 0; i < 5_000; i++) detector.TryDetect(lines[i / 3 % 60], out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) detector.TryDetect(lines[i / 3 % 60], out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
