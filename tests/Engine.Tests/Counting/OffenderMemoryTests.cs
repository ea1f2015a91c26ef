using System;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

[Collection(nameof(OffenderMemoryTests))]
[CollectionDefinition(nameof(OffenderMemoryTests), DisableParallelization = true)]
public sealed class OffenderMemoryTests
{
    // Just below a power of two, where what a table takes is what it is filled with; pages of a table that nobody has touched are free.
    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(1_000_000, true)]
    public void Take_OneFailureEach_Takes56BytesAnOffender(int offenders, bool tally)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var options = new JailOptions { Counter = new CounterOptions { MaxRetry = 5 }, Tally = tally ? new TallyOptions() : null };
        var jail = new Jail(options, new OffenderTexts(TestJail.Key), TestJail.Key);
        var log = new ObserverLog();
        Span<CountedFailure> failure = stackalloc CountedFailure[1];
        for (var number = 0u; number < offenders; number++)
        {
            failure[0] = new CountedFailure(Offender.From(Address.FromIPv4(number)), EventTime.FromSeconds(1_700_000_000 + (number / 5000)));
            jail.Take(failure, log);
            log.Failures.Clear();
        }

        jail.Counting.Offenders.ShouldBe(offenders);
        ((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)offenders).ShouldBeLessThan(56);
        GC.KeepAlive(jail);
    }
}
