using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Banhammer.Host.Cli;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Running;

/// <summary>The program is killed while it reads, again and again: nothing is lost and nothing counts twice.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 20;
    private const int MaxRetry = 5;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfALog_LosesNothingAndCountsNothingTwice()
    {
        var log = Path.Combine(folder.Path, "app.log");
        folder.Write("fail2ban.conf", $"[Definition]\ndbfile = {folder.Path}/fail2ban.sqlite3\nlogtarget = STDOUT\nsocket = {folder.Path}/f.sock\npidfile = {folder.Path}/f.pid\n");
        folder.Write("jail.conf", TestService.Jail("app", options: $"maxretry = {MaxRetry}\nbantime = 1h").Replace("FOLDER", folder.Path, StringComparison.Ordinal));
        await File.WriteAllTextAsync(log, "", TestContext.Current.CancellationToken);
        var bans = new List<string>();
        var random = new Random(1);
        for (var round = 0; round <= Kills; round++)
        {
            using var program = Start();
            var told = new TaskCompletionSource();
            var left = round == Kills ? int.MaxValue : random.Next(1, 8); // lines until it is killed
            program.OutputDataReceived += (_, line) =>
            {
                var text = line.Data ?? "";
                if (text.Contains("] Ban ", StringComparison.Ordinal))
                {
                    lock (bans)
                    {
                        bans.Add(text[(text.IndexOf("] Ban ", StringComparison.Ordinal) + 6)..].Trim());
                    }
                }

                if (--left == 0 || line.Data is null || text.EndsWith($"Ban 198.51.100.{Kills}", StringComparison.Ordinal))
                {
                    told.TrySetResult();
                }
            };
            program.BeginOutputReadLine();

            // Each round an offender that fails too often, one that never does, and one that comes to its limit over the rounds.
            Write(log, $"198.51.100.{round}", MaxRetry);
            Write(log, $"203.0.113.{round}", MaxRetry - 1);
            Write(log, $"192.0.2.{round / MaxRetry}", 1);
            await told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            program.Kill(); // SIGKILL
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var banned = bans.ToHashSet();
        banned.Where(id => id.StartsWith("203.", StringComparison.Ordinal)).ShouldBeEmpty();
        Enumerable.Range(0, Kills + 1).Select(round => $"198.51.100.{round}").Except(banned).ShouldBeEmpty();
        Enumerable.Range(0, Kills / MaxRetry).Select(number => $"192.0.2.{number}").Except(banned).ShouldBeEmpty();
        banned.ShouldNotContain($"192.0.2.{Kills / MaxRetry}");
    }

    private static void Write(string log, string address, int times) =>
        File.AppendAllText(log, string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss}Z fail from {address}\n"), times)));

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "run", "-c", folder.Path])
    {
        RedirectStandardOutput = true,
        WorkingDirectory = folder.Path,
    })!;
}
