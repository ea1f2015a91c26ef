using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Banhammer.Host.Enforcing.Shell;
using Banhammer.Host.Tests.Enforcing.Actions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Enforcing.Shell;

public sealed class ShellRunnerTests : IDisposable
{
    private static readonly TimeSpan ample = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan little = TimeSpan.FromMilliseconds(300);

    private readonly TemporaryFolder work = new();

    [Theory]
    [InlineData("exit 0", 0, null)]
    [InlineData("exit 3", 3, null)]
    [InlineData("kill -9 $$", null, 9)]
    [InlineData("no-such-program-here", 127, null)]
    public void Run_ToItsEnd_GivesExitOrSignal(string script, int? exit, int? signal)
    {
        var outcome = Run(script, ample);

        (outcome.Exit, outcome.Signal).ShouldBe((exit, signal));
        outcome.IsSuccess.ShouldBe(exit == 0);
    }

    [Fact]
    public void Run_OfMegabytes_KeepsTheEndOfBothStreams()
    {
        var outcome = Run("yes output | head -c 7000000; echo last; yes errors | head -c 2100000 >&2; echo end >&2", ample);

        outcome.IsSuccess.ShouldBeTrue();
        outcome.Output.Total.ShouldBe(7_000_005);
        outcome.Output.Lines.Last().ShouldBe("last");
        outcome.Errors.Lines.Last().ShouldBe("end");
        outcome.Output.Lines.Sum(line => line.Length + 1).ShouldBeLessThanOrEqualTo(OutputTail.MostBytes + 1);
    }

    [Fact]
    public void Run_ThatHangs_IsKilledWithAllThatItStarted()
    {
        // One that ignores being told to end, one in the background, one in a session of its own, one whose parent has gone.
        var pids = Path.Combine(work.Path, "pids");
        var outcome = Run($"trap '' TERM; echo $$ >> {pids}; sleep 1000 & echo $! >> {pids}; setsid sh -c 'trap \"\" TERM; echo $$ >> {pids}; sleep 1000' & (sleep 1000 & echo $! >> {pids}); while :; do sleep 0.01; done", TimeSpan.FromSeconds(2));

        outcome.TimedOutAfter.ShouldBe(TimeSpan.FromSeconds(2));
        outcome.IsSuccess.ShouldBeFalse();
        outcome.Summary.ShouldContain("was killed after 2 s");
        File.ReadAllLines(pids).Length.ShouldBe(4);
        File.ReadAllLines(pids).Where(IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ThatPrintsWithoutEnd_IsKilledInTime() => Run("yes", little).TimedOutAfter.ShouldBe(little);

    [Fact]
    public void Run_ThatLeavesSomethingBehind_EndsWithItsShell()
    {
        var pid = Path.Combine(work.Path, "pid");

        Run($"sleep 1000 & echo $! > {pid}", ample).IsSuccess.ShouldBeTrue();

        IsAlive(File.ReadAllText(pid)).ShouldBeTrue();
        Process.GetProcessById(int.Parse(File.ReadAllText(pid), CultureInfo.InvariantCulture)).Kill();
    }

    [Fact]
    public void Run_OfACommandThatIsTooLong_IsToldAndRunsNothing()
    {
        var outcome = new ShellRunner(TestAction.Environment, TimeProvider.System).Run(new ShellCommand("true", [new string('x', 200_000)]), ample);

        outcome.IsSuccess.ShouldBeFalse();
        outcome.Summary.ShouldContain("too long");
    }

    [Fact]
    public void Run_OfManyCommands_LeavesNoFilesOpen()
    {
        Run("true", ample);
        var before = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        for (var i = 0; i < 50; i++)
        {
            Run("echo x", ample);
        }

        Directory.GetFileSystemEntries("/proc/self/fd").Length.ShouldBeLessThan(before + 25);
    }

    public void Dispose() => work.Dispose();

    private static CommandOutcome Run(string script, TimeSpan timeout) => new ShellRunner(TestAction.Environment, TimeProvider.System).Run(new ShellCommand(script, []), timeout);

    // A zombie has ended, though nobody has looked after it.
    private static bool IsAlive(string pid) => LiveProcess.Read("/proc/" + pid.Trim()) is not null && !File.ReadAllText($"/proc/{pid.Trim()}/stat").Contains(") Z ", StringComparison.Ordinal);
}
