using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Benching;

/// <summary>The installed peer on the start of the sample: it would take hours for all of it.</summary>
/// <param name="Bytes">What it read.</param>
/// <param name="Lines">Lines of that.</param>
/// <param name="Matched">Lines that it says it matched.</param>
/// <param name="Seconds">The whole process, once.</param>
internal sealed partial record PeerRun(int Bytes, long Lines, long Matched, double Seconds)
{
    /// <summary>What a user names it by.</summary>
    public const string Name = "peer";

    private const int MostBytes = 2 << 20;
    private const string Program = "fail2ban-regex";
    private const string Configuration = "/etc/fail2ban";

    /// <summary>Runs it.</summary>
    /// <exception cref="UsageException">It isn't installed, or knows no such filter, or gives no counts.</exception>
    public static PeerRun Of(BenchRequest request, BenchSample sample, CommandContext context)
    {
        var program = Find();
        RequireFilter(request);
        var bytes = sample.Bytes.Length <= MostBytes ? sample.Bytes.Length : sample.Bytes.AsSpan(0, MostBytes).LastIndexOf((byte)'\n') + 1;
        var path = Path.Combine(Path.GetTempPath(), $"banhammer-bench-{Guid.NewGuid():n}.log");
        try
        {
            File.WriteAllBytes(path, sample.Bytes[..bytes]);
            var started = context.Time.GetTimestamp();
            var output = Output(program, [.. request.ConfigFolder is { } folder ? new[] { "-c", folder } : [], path, request.Filter]);
            var seconds = context.Time.GetElapsedTime(started).TotalSeconds;
            return Counts().Match(output) is { Success: true } counts
                ? new PeerRun(bytes, Number(counts, 1), Number(counts, 2), seconds)
                : throw new UsageException(Program, $"it gave no counts for '{request.Filter}'; try '{Program} {request.Log} {request.Filter}'");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"^Lines: (\d+) lines, \d+ ignored, (\d+) matched,", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Counts();

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists)
            ?? throw new UsageException("--against", $"'{Program}' isn't installed, so there is no peer to compare with; expected a filter, or the package fail2ban");

    // The peer takes what it doesn't know for a regex.
    private static void RequireFilter(BenchRequest request)
    {
        var name = FilterCatalog.Parse(request.Filter).Name;
        var folder = Path.Combine(request.ConfigFolder ?? Configuration, "filter.d");
        if (!FilterCatalog.IsFile(name) && !File.Exists(Path.Combine(folder, name + ".conf")))
        {
            throw new UsageException("--against", $"the peer has no filter '{name}' in '{folder}'; expected one that it has, a file, or another folder with -c");
        }
    }

    private static string Output(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { }; // it mustn't wait for a reader
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
