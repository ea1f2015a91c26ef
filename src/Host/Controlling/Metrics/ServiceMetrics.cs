using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using Banhammer.Host.Running;

namespace Banhammer.Host.Controlling.Metrics;

/// <summary>What the service measures about itself, for whoever listens: Prometheus by way of the control socket, or another exporter.</summary>
/// <remarks>Nothing is counted here: the engine is asked when someone collects. A collection of many numbers asks it once a moment.</remarks>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Banhammer";

    private static readonly TimeSpan freshness = TimeSpan.FromMilliseconds(200);

    private readonly Meter meter = new(MeterName);
    private readonly Service service;
    private readonly TimeProvider time;
    private Snapshot snapshot = new([], []);
    private long taken = long.MinValue;

    /// <summary>Offers the numbers of a service.</summary>
    public ServiceMetrics(Service service, TimeProvider time)
    {
        (this.service, this.time) = (service, time);
        meter.CreateObservableUpDownCounter("banhammer.bans", () => OfJails(jail => jail.Banned), "{ban}", "Bans in force");
        meter.CreateObservableCounter("banhammer.bans.made", () => OfJails(jail => jail.TotalBans), "{ban}", "Bans made, restored ones too");
        meter.CreateObservableUpDownCounter("banhammer.offenders", () => OfJails(jail => jail.Offenders), "{offender}", "Offenders with failures that count");
        meter.CreateObservableCounter("banhammer.failures", () => OfJails(jail => jail.TotalFailures), "{failure}", "Failures counted");
        meter.CreateObservableCounter("banhammer.offenders.evicted", () => OfJails(jail => jail.Evicted), "{offender}", "Offenders forgotten since a bound was reached");
        meter.CreateObservableCounter("banhammer.log.lines", () => OfLogs(log => log.Lines), "{line}", "Lines read");
        meter.CreateObservableUpDownCounter("banhammer.log.behind.bytes", () => OfLogs(log => log.Behind), "By", "Bytes that are there and not read yet");
        meter.CreateObservableCounter("banhammer.log.skipped.bytes", () => OfLogs(log => log.Skipped), "By", "Bytes that were lost unread");
        meter.CreateObservableCounter("banhammer.log.rotations", () => OfLogs(log => log.Rotations), "{rotation}", "Times that another file took the log's place");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<long>> OfJails(Func<JailNumbers, long> number) => Current().Jails.Select(jail => Measured(number(jail), "jail", jail.Name));

    private IEnumerable<Measurement<long>> OfLogs(Func<LogNumbers, long> number) => Current().Logs.Select(log => Measured(number(log), "path", log.Path));

    private static Measurement<long> Measured(long value, string tag, string of) => new(value, new KeyValuePair<string, object?>(tag, of));

    private Snapshot Current()
    {
        lock (meter)
        {
            if (taken == long.MinValue || time.GetElapsedTime(taken) > freshness)
            {
                // Instruments can't be awaited; whoever collects is on a thread of the pool, and the engine answers between two blocks.
                snapshot = service.Engine.Ask(Take).GetAwaiter().GetResult();
                taken = time.GetTimestamp();
            }

            return snapshot;
        }
    }

    private static Snapshot Take(LiveEngine engine) => new(
        [.. engine.Jails.Select(jail => new JailNumbers(jail.Name, jail.Banning.Banned, jail.TotalBans, jail.Counting.Offenders, jail.TotalFailures, jail.Counting.Evicted))],
        [.. engine.Logs.Select(log => new LogNumbers(log.File.Name, log.LinesRead, log.File.BytesBehind, log.File.BytesSkipped, log.File.Rotations))]);

    private sealed record Snapshot(IReadOnlyList<JailNumbers> Jails, IReadOnlyList<LogNumbers> Logs);

    private readonly record struct LogNumbers(string Path, long Lines, long Behind, long Skipped, long Rotations);

    private readonly record struct JailNumbers(string Name, long Banned, long TotalBans, long Offenders, long TotalFailures, long Evicted);
}
