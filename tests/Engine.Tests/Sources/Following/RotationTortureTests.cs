using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Following;

/// <summary>Rotations of all kinds while a log is written at full speed: each line is read once.</summary>
public sealed class RotationTortureTests : IDisposable
{
    private const int LeadRotations = 3; // a real logrotate keeps some weeks of files; this one keeps six

    private const int LinesARotation = 2_000;

    // BANHAMMER_TORTURE_LINES says how many lines are written; many are the job of a quiet hour.
    private static readonly int lines = int.Parse(Environment.GetEnvironmentVariable("BANHAMMER_TORTURE_LINES") ?? "60000", CultureInfo.InvariantCulture);

    private static int Rotations => Math.Min(200, lines / LinesARotation);

    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-torture").FullName;

    private readonly List<(int Way, int Lines)> ways = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_WhileRotatedInAllWays_GivesEachLineOnce(int seed)
    {
        using var log = new RotatingLog(folder);
        using var reader = new FollowedLines(new FollowedFile(log.Path, LogEncoding.Utf8, FollowStart.Head, TimeProvider.System));
        reader.ReadNumbers().ShouldBeFalse(); // what was rotated away before the first look isn't the log's
        var written = 0; // lines
        var read = 0;
        var writing = Task.Run(() => Write(log, seed, () => Volatile.Read(ref read), count => Volatile.Write(ref written, count)), TestContext.Current.CancellationToken);
        while (!writing.IsCompleted || read < written)
        {
            if (!reader.ReadNumbers() && writing.IsFaulted)
            {
                break;
            }

            Volatile.Write(ref read, reader.Numbers.Count);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        await writing;
        while (reader.ReadNumbers())
        {
        }

        reader.Numbers.Count.ShouldBe(log.Lines);
        reader.Numbers.Where(pair => pair.Value != 1).ShouldBeEmpty();
        reader.File.BytesSkipped.ShouldBe(0);
        reader.File.Rotations.ShouldBeGreaterThan(Rotations / 4); // others were found beside the log
    }

    private void Write(RotatingLog log, int seed, Func<int> read, Action<int> report)
    {
        var random = new Random(seed);
        var ends = new int[Rotations];
        for (var rotation = 0; rotation < Rotations; rotation++)
        {
            for (var left = lines / Rotations; left > 0; left -= 100)
            {
                log.Write(100, left);
                report(log.Lines);
            }

            Rotate(log, random, read);
            ends[rotation] = log.Lines;
            report(log.Lines);
            Await(read, ends[Math.Max(0, rotation - LeadRotations)]);
        }
    }

    // What can't be found again once it is gone is read before.
    private void Rotate(RotatingLog log, Random random, Func<int> read)
    {
        var way = random.Next(7);
        ways.Add((way, log.Lines));
        switch (way)
        {
            case 0:
                log.RenameAndCreate();
                break;
            case 1:
                log.RenameUnderTheWriter(30);
                break;
            case 2:
                log.CopyAndTruncate();
                break;
            case 3:
                Await(read, log.Lines);
                log.RollOver();
                break;
            case 4:
                Await(read, log.Lines);
                log.TruncateUnderTheWriter();
                log.Write(10);
                log.RenameAndCreate();
                break;
            case 5:
                Await(read, log.Lines);
                log.RemoveAndReturn();
                break;
            default:
                Await(read, log.Lines);
                log.SwapLink();
                log.Write(10);
                Await(read, log.Lines);
                break;
        }
    }

    private void Await(Func<int> read, int count)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (read() < count)
        {
            Thread.Yield();
            if (TimeProvider.System.GetElapsedTime(limit) > TimeSpan.FromSeconds(10))
            {
                throw new TimeoutException($"{read()} of {count} lines were read; rotated so far (way, at line): {string.Join(" ", ways.TakeLast(6))}");
            }
        }
    }
}
