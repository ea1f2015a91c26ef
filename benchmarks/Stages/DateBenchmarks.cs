using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>Dating lines by the default templates, once the detector has locked on.</summary>
/// <remarks>
/// <c>Memo</c> gives the same line over and over, as in a flood; <c>Parse</c> a new second with each line; <c>Undated</c> a line in which no
/// template finds anything, so that all are tried. 64 lines of the layout, all with the same host.
/// </remarks>
[MemoryDiagnoser]
public class DateBenchmarks
{
    private const int Lines = 64;

    private byte[][] lines = [];
    private DateDetector detector = null!;
    private int next;

    /// <summary>Layout of the stamps.</summary>
    [Params("syslog", "iso", "access")]
    public string Layout { get; set; } = "syslog";

    [GlobalSetup]
    public void Setup()
    {
        lines = [.. Enumerable.Range(0, Lines).Select(i => Encoding.UTF8.GetBytes(Line(i % 60)))];
        var now = new DateTimeOffset(2025, 11, 20, 12, 0, 0, TimeSpan.Zero);
        detector = new DateDetector(DateTemplateList.Default, new DateOptions { ReferenceTime = EventTime.From(now) });
        foreach (var line in lines)
        {
            if (!detector.TryDetect(line, out var match) || match.Time.ToDateTimeOffset().Date != now.Date) throw new InvalidOperationException("a line isn't dated");
        }
    }

    [Benchmark]
    public bool Memo() => detector.TryDetect(lines[0], out _);

    [Benchmark]
    public bool Parse() => detector.TryDetect(lines[next++ & (Lines - 1)], out _);

    [Benchmark]
    public bool Undated() => detector.TryDetect("Failed password for invalid user admin from 192.0.2.1 port 22 ssh2"u8, out _);

    private string Line(int second) => Layout switch
    {
        "syslog" => $"Nov 20 09:53:{second:00} host sshd[1234]: Failed password for root from 192.0.2.1 port 22 ssh2",
        "iso" => $"2025-11-20T09:53:{second:00}.1234567+00:00 host sshd[1234]: Failed password for root from 192.0.2.1 port 22 ssh2",
        _ => $"192.0.2.1 - - [20/Nov/2025:09:53:{second:00} +0000] \"GET /wp-login.php HTTP/1.1\" 401 123",
    };
}
