using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Scanning;

/// <summary>What only a process of its own shows: pipes and signals.</summary>
public sealed class ScanProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void StandardInput_IsReadFromAPipe() =>
        Shell("""printf 'Nov 20 10:00:00 h sshd[1]: Failed password for root from 192.0.2.1 port 22 ssh2\n' | $B scan - -f sshd -o json""")
            .Output.ShouldContain("\"lines\":1,");

    [Fact]
    public void ClosedPipe_EndsQuietly()
    {
        var log = folder.Write("a.log", string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"Nov 20 10:00:00 h sshd[{i}]: Failed password for root from 198.18.{i / 256 % 256}.{i % 256} port 22 ssh2\n")));
        var run = Shell($"$B scan {log} -f sshd --maxretry 1 -o csv | head -n 1; echo \"${{PIPESTATUS[0]}}\"");

        run.Output.ShouldBe("jail,id,time,until,failures\n0\n");
        run.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Interrupt_PrintsTheSummarySoFar()
    {
        // An endless log: the scan ends by the signal or not at all.
        var run = Shell("yes 'Nov 20 10:00:00 h sshd[1]: nothing' | timeout --signal INT 3 $B scan - -f sshd -o json; echo \"${PIPESTATUS[1]}\"");

        run.Output.ShouldStartWith("{\"type\":\"summary\",\"lines\":");
        run.Output.ShouldNotContain("\"lines\":0,");
        run.Output.ShouldEndWith("\n124\n"); // timeout's own word for having sent the signal
    }

    private (string Output, string Errors) Shell(string script)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "banhammer.dll");
        var start = new ProcessStartInfo("bash", ["-c", $"B='dotnet {program}'\n{script}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult());
    }
}
