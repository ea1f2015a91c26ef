using System;
using System.Text;
using System.Threading;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests;

/// <summary>Runs alone: what all threads allocate is told of the whole process only.</summary>
[CollectionDefinition(nameof(ReadAheadAllocationTests), DisableParallelization = true)]
[Collection(nameof(ReadAheadAllocationTests))]
public sealed class ReadAheadAllocationTests
{
    [Fact]
    public void Run_LongerLog_AllocatesNoMore()
    {
        var text = ReadAheadTests.Repeat(Encoding.ASCII.GetBytes("2025-11-20 11:00:00 denied 192.0.2.1\n2025-11-20 11:00:00 other\nno date\n"), 4_000_000);
        AllocatedBy(text); // compiles

        var (one, four) = (AllocatedBy(text), AllocatedBy(ReadAheadTests.Repeat(text, 4 * text.Length)));

        (four - one).ShouldBeLessThan(2 << 20); // for 300,000 lines: a block or two that the shorter log had no use for
    }

    private static long AllocatedBy(byte[] text)
    {
        var jail = new TestJail(["denied <ADDR>$"]);
        using var loop = TestJail.Loop(text, (jail.Reader, jail.Needs));
        var replay = new Replay(new Jail(JailOptions.Default, jail.Texts, TestJail.Key), [(loop, jail.Reader)], 2, jail.NewFilter);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        replay.Run(new NoObserver(), () => { }, CancellationToken.None);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private sealed class NoObserver : IJailObserver
    {
        public void Failed(ReadOnlySpan<CountedFailure> failures)
        {
        }

        public void Banned(in Ban ban)
        {
        }
    }
}
