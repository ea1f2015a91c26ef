using System;
using System.IO;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Benching;

/// <summary>The start of a log, in memory.</summary>
/// <param name="Bytes">Whole lines.</param>
/// <param name="Now">When the log ends.</param>
/// <param name="ReadSeconds">How long reading it took.</param>
internal sealed record BenchSample(byte[] Bytes, EventTime Now, double ReadSeconds)
{
    /// <summary>Reads it; the lines that fit in whole.</summary>
    /// <exception cref="UsageException">The log can't be read, or has no line that fits.</exception>
    public static BenchSample Read(BenchRequest request, CommandContext context)
    {
        if (!LogSource.TryOpen(request.Log, out var source, out var problem))
        {
            throw new UsageException(problem);
        }

        using (source)
        {
            var bytes = new byte[request.MaxBytes];
            var started = context.Time.GetTimestamp();
            var length = 0;
            while (length < bytes.Length && source.Read(bytes.AsSpan(length)) is > 0 and var read)
            {
                length += read;
            }

            var seconds = context.Time.GetElapsedTime(started).TotalSeconds;
            if (source.Problem is { } failed)
            {
                throw new UsageException(failed);
            }

            var end = length < bytes.Length ? length : bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            if (end == 0)
            {
                throw new UsageException(request.Log, length == 0 ? "the log is empty, so there is nothing to measure" : "its first line is longer than what is to be measured; expected more with --mb");
            }

            var now = request.Now ?? EventTime.From(request.Log == "-" ? context.Time.GetUtcNow() : File.GetLastWriteTimeUtc(request.Log));
            return new BenchSample(bytes[..end], now, seconds * end / length);
        }
    }
}
