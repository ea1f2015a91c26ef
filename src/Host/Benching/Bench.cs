using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Host.Checking;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Benching;

/// <summary>Measures what a filter costs on a log: each stage, each regex, and all together.</summary>
internal static class Bench
{
    private const int LeastPasses = 3;
    private const int MostPasses = 20;
    private const double EnoughSeconds = 1;

    // What a filter's author can do about its speed.
    private static readonly HashSet<string> adviceOnSpeed = ["BH0301", "BH0304", "BH0307", "BH0308", "BH0309", "BH0503", "BH0504", "BH0505"];

    /// <summary>Runs a measurement.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The log, or a filter, can't be used.</exception>
    public static int Run(BenchRequest request, CommandContext context)
    {
        var sample = BenchSample.Read(request, context);
        var filter = new BenchedFilter(request.Filter, sample, request, context);
        var other = request.Against is { } against && against != PeerRun.Name ? new BenchedFilter(against, sample, request, context) : null;
        var peer = request.Against == PeerRun.Name ? PeerRun.Of(request, sample, context) : null;

        var costs = Measure(filter, sample, context);
        var otherCosts = other is null ? null : Measure(other, sample, context);
        var part = peer is null ? null : MeasurePart(peer.Bytes, sample, request, context);
        if (context.Interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted; // with figures that nobody should read
        }

        BenchReport report = request.AsJson ? new JsonBenchReport(context.Console.Output) : new TableBenchReport(context.Console);
        report.Add(costs);
        report.AddAdvice(FilterCheck.Of(filter.Plan.Definition, CompiledIn.Registry).Where(fault => adviceOnSpeed.Contains(fault.Rule.Id)).Distinct());
        if (otherCosts is not null)
        {
            report.AddComparison(costs, otherCosts);
        }

        if (peer is not null)
        {
            report.AddComparison(part!, peer);
        }

        return ExitCode.Done;
    }

    // What the peer was given is measured of ours, too.
    private static FilterCosts MeasurePart(int bytes, BenchSample sample, BenchRequest request, CommandContext context)
    {
        var part = sample with { Bytes = sample.Bytes[..bytes] };
        return Measure(new BenchedFilter(request.Filter, part, request, context), part, context);
    }

    private static FilterCosts Measure(BenchedFilter filter, BenchSample sample, CommandContext context)
    {
        var (counts, lines, bans) = filter.RunWhole(); // warms up, too
        var whole = Fastest(() => filter.RunWhole(), context);
        var passes = new List<IReadOnlyList<StageCost>>();
        Fastest(() => passes.Add(new StagePass(filter, context.Time).Run()), context);
        var stages = passes[0].Select((stage, i) => stage with { Seconds = passes.Min(pass => pass[i].Seconds) });
        var regexes = new RegexPass(filter).Run(pass => Fastest(pass, context)).ToArray();
        return new FilterCosts(filter.Name, lines, sample.Bytes.Length, whole, counts, bans, [new("read", sample.ReadSeconds, lines), .. stages], regexes);
    }

    // The fastest pass is the one that the machine disturbed least.
    private static double Fastest(Action pass, CommandContext context)
    {
        var (fastest, all) = (double.MaxValue, 0.0);
        for (var passes = 0; passes < LeastPasses || (passes < MostPasses && all < EnoughSeconds); passes++)
        {
            if (passes > 0 && context.Interrupted.IsCancellationRequested)
            {
                break;
            }

            var started = context.Time.GetTimestamp();
            pass();
            var seconds = context.Time.GetElapsedTime(started).TotalSeconds;
            (fastest, all) = (Math.Min(fastest, seconds), all + seconds);
        }

        return fastest;
    }
}
