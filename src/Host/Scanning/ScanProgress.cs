using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine;
using Banhammer.Engine.Sources;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Scanning;

/// <summary>One line on the errors that is drawn over: share done, bytes, lines a second, time left. At most ten times a second.</summary>
internal sealed class ScanProgress : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(100);
    private readonly CommandContext context;
    private readonly IReadOnlyList<LogSource> sources;
    private readonly IReadOnlyList<ReaderLoop> loops;
    private readonly long started;
    private long drawn;

    /// <summary>Progress over these logs.</summary>
    public ScanProgress(CommandContext context, IReadOnlyList<LogSource> sources, IReadOnlyList<ReaderLoop> loops)
    {
        (this.context, this.sources, this.loops) = (context, sources, loops);
        started = drawn = context.Time.GetTimestamp();
    }

    /// <summary>Draws, if it is time to.</summary>
    public void Update()
    {
        if (context.Time.GetElapsedTime(drawn) >= interval)
        {
            drawn = context.Time.GetTimestamp();
            context.Console.Error.Write("\r" + Line() + "\u001b[K");
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (drawn != started)
        {
            context.Console.Error.Write("\r\u001b[K");
        }
    }

    private string Line()
    {
        var seconds = Math.Max(context.Time.GetElapsedTime(started).TotalSeconds, 1e-3);
        var lines = loops.Sum(loop => loop.LinesRead);
        var read = sources.Sum(source => source.RawBytesRead);
        var rate = string.Create(CultureInfo.InvariantCulture, $"{read / 1e6:N0} MB  {lines / seconds / 1e6:0.00} M lines/s");
        if (sources.Any(source => source.RawLength is null))
        {
            return rate;
        }

        var length = Math.Max(1, sources.Sum(source => source.RawLength!.Value));
        var share = Math.Min(1, read / (double)length);
        var filled = (int)(share * BarWidth);
        var left = TimeSpan.FromSeconds(share > 0 ? seconds * (1 - share) / share : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {share,4:P0}  {rate}  {left:m\\:ss} left");
    }
}
