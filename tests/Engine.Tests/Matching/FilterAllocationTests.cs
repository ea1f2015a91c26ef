using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class FilterAllocationTests
{
    [Fact]
    public void Examine_SessionsAndMultibyteText_AllocatesNothing()
    {
        var filter = Patterns.Filter(SessionMergerCases.Regexes, ignores: ["^c=0 "]);
        string[] texts = ["connect 192.0.2.1", "try root", "fail root", "fail admin", "ok admin", "closed 2001:db8::1", "fail 端末", "nothing of ours é"];
        var lines = Enumerable.Range(0, 3_000).Select(i => Encoding.UTF8.GetBytes($"c={i / 5 % 400} {texts[i % texts.Length]}")).ToArray();
        var sink = default(FailureCount);

        Run(filter, lines, ref sink);
        sink.Failures = 0;

        // What a collection that another test causes leaves of this thread's share of memory counts as allocated, so the best of several runs is told.
        var least = long.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(filter, lines, ref sink);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
        sink.Failures.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Examine_LongSessionOfValuesOfAllLengths_AllocatesNothing()
    {
        var filter = Patterns.Filter(SessionMergerCases.Regexes);
        string[] addresses = ["1.1.1.1", "192.0.2.100", "2001:db8::1", "2001:db8:1111:2222:3333:4444:5555:6666"];
        var lines = Enumerable.Range(0, 3_000).Select(i => Encoding.UTF8.GetBytes($"c={new string('7', 300 * (i % 2))} connect {addresses[i * 7 % 11 % 4]}")).ToArray();
        var sink = default(FailureCount);

        Run(filter, lines, ref sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(filter, lines, ref sink);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Examine_WindowTuplesAndAlternates_AllocatesNothing()
    {
        var filter = Patterns.Filter(
            [@"^<F-KEY>k\d+</F-KEY> begin <HOST>$<SKIPLINES>^(?P=key) end$", @"<F-ID>\w+</F-ID> <F-TUPLE_ID>\w+</F-TUPLE_ID> <F-ALT_USER>é*</F-ALT_USER> <HOST>$"],
            ignores: ["k3 "],
            maxLines: 6);
        var lines = Enumerable.Range(0, 3_000).Select(i => Encoding.UTF8.GetBytes((i % 4) switch
        {
            0 => $"k{i / 4 % 5} begin 192.0.2.1",
            1 => "noise",
            2 => $"k{i / 4 % 5} end",
            _ => "a b éé 2001:db8::1",
        })).ToArray();
        var sink = default(FailureCount);

        Run(filter, lines, ref sink);
        sink.Failures = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(filter, lines, ref sink);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Failures.ShouldBeGreaterThan(1_000);
    }

    private static void Run(Filter filter, byte[][] lines, ref FailureCount sink)
    {
        foreach (var line in lines)
        {
            filter.Examine(line, DateCut.None, default, [], 0, ref sink);
        }
    }

    private struct FailureCount : IFindingSink
    {
        public int Failures;

        public void Add(in Finding finding) => Failures++;
    }
}
