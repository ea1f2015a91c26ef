using System;
using System.IO;
using Banhammer.Benchmarks.Support;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;
using BenchmarkDotNet.Attributes;

namespace Banhammer.Benchmarks.Stages;

/// <summary>From bytes in memory to blocks, and on to single lines: 200,000 lines of about 90 bytes, copied as a read would.</summary>
[MemoryDiagnoser]
public class FramingBenchmarks : IDisposable
{
    private const int Lines = 200_000;

    private MemoryStream stream = new();

    [GlobalSetup]
    public void Setup()
    {
        stream = new MemoryStream(SshdLog.Make(Lines, attackShare: 0.02, seed: 1));
        if (Blocks() != Lines || EachLine() != stream.Length - Lines)
        {
            throw new InvalidOperationException("framing gives other lines than were made");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        stream.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Blocks with their line counts; the result is the number of lines.</summary>
    [Benchmark(Baseline = true)]
    public long Blocks()
    {
        var framer = Framer();
        var lines = 0L;
        while (framer.TryRead(out var block))
        {
            lines += block.LineCount;
        }

        return lines;
    }

    /// <summary>Each line's ends; the result is the bytes in lines.</summary>
    [Benchmark]
    public long EachLine()
    {
        var framer = Framer();
        var bytes = 0L;
        while (framer.TryRead(out var block))
        {
            foreach (var line in block)
            {
                bytes += line.End - line.Start;
            }
        }

        return bytes;
    }

    private LineFramer Framer()
    {
        // The stream outlives the source, which is only dropped.
        stream.Position = 0;
        return new LineFramer(new LogPipeReader(new StreamSource("memory", stream)), FramingOptions.Default);
    }
}
