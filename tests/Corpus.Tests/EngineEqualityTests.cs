using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine;
using Banhammer.Engine.Banning;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Sources;
using Banhammer.Host.Filters;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>However a log is read, it gives the same: with each matcher, with and without prefilter, in few blocks and in many, by one thread and by several.</summary>
/// <remarks>Lines are mutated samples. More of them are the job of a quiet hour: <c>BANHAMMER_EQUAL_LINES</c> says how many, in all.</remarks>
public sealed class EngineEqualityTests
{
    private const int DefaultLines = 20_000;
    private const int SmallBlocks = 32 * 1024;
    private static readonly OffenderHashKey key = new(7, 8);

    private static readonly Way[] ways =
    [
        new("program", Matchers.Emitted, HasPrefilter: true, LogPipeReader.DefaultBufferBytes, Threads: 1),
        new("program, no prefilter", Matchers.Emitted, HasPrefilter: false, LogPipeReader.DefaultBufferBytes, Threads: 1),
        new("program, small blocks", Matchers.Emitted, HasPrefilter: true, SmallBlocks, Threads: 1),
        new("program, three threads", Matchers.Emitted, HasPrefilter: true, SmallBlocks, Threads: 3),
        new("interpreted", Matchers.Interpreted, HasPrefilter: true, LogPipeReader.DefaultBufferBytes, Threads: 1),
        new("interpreted, no prefilter, two threads", Matchers.Interpreted, HasPrefilter: false, SmallBlocks, Threads: 2),
        new("interpreted with memory", Matchers.WithMemory, HasPrefilter: true, LogPipeReader.DefaultBufferBytes, Threads: 1),
        new("generated regex", Matchers.Generated, HasPrefilter: true, SmallBlocks, Threads: 1),
    ];

    private enum Matchers
    {
        Emitted,
        Interpreted,
        WithMemory,
        Generated,
    }

    private static int Lines => Environment.GetEnvironmentVariable("BANHAMMER_EQUAL_LINES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : DefaultLines;

    [Theory]
    [MemberData(nameof(MatcherTests.FilterFiles), MemberType = typeof(MatcherTests))]
    public void Run_MutatedLog_GivesTheSameEachWay(string path)
    {
        var isOurs = path.StartsWith(Repository.Filters, StringComparison.Ordinal);
        if (!isOurs)
        {
            Peer.Require();
        }

        var plan = Plans.FromFile(path, new Dictionary<string, string>(), hostNames: true, isOurs ? CompiledIn.Registry : PeerBuild.Registry);
        var samples = new[] { Path.Combine(Repository.Samples, plan.Definition.Name + ".log"), Path.Combine(Peer.Logs, plan.Definition.Name) }
            .Where(File.Exists).Concat(RealLog.All).SelectMany(LogReading.Lines).Where(line => line.Length > 0).ToArray();
        if (samples.Length == 0)
        {
            samples = LogReading.Lines(Path.Combine(Repository.Samples, "sshd.log")).ToArray();
        }

        var lines = new LineMutator(1, samples).Take(Math.Max(1, Lines / MatcherTests.FilterFiles.Count)).ToArray();
        var log = lines.SelectMany(line => line.Append((byte)'\n')).ToArray();
        var dates = DatesOf(plan, lines);

        var expected = Run(plan, log, dates, ways[0]);
        foreach (var way in ways[1..])
        {
            // Of filters of several lines one thread is all there is, and a search by .NET's regexes has a limit of its own.
            var found = Run(plan, log, dates, way);
            for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
            {
                (i < found.Count ? found[i] : "nothing").ShouldBe(i < expected.Count ? expected[i] : "nothing", $"{way.Name}, {i} of {expected.Count}");
            }
        }
    }

    // Which template wins a date depends on the lines that were dated before, so dates are found once, in order, for all lines.
    private static Dictionary<string, LineDate> DatesOf(FilterPlan plan, IEnumerable<byte[]> lines)
    {
        DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out var problem).ShouldBeTrue(problem);
        var dates = new LineDates(new DateDetector(templates, new DateOptions { TimeZone = FilterRun.SampleZone, ReferenceTime = FilterRun.SampleNow }));
        var found = new Dictionary<string, LineDate>();
        foreach (var line in lines)
        {
            var end = line.AsSpan().TrimEnd((byte)'\r').Length;
            found.TryAdd(Encoding.Latin1.GetString(line.AsSpan(0, end)), dates.Of(line, 0, end));
            dates.FinishBlock([]);
        }

        return found;
    }

    private static List<string> Run(FilterPlan plan, byte[] log, Dictionary<string, LineDate> dates, Way way)
    {
        var texts = new OffenderTexts(key);
        DateTemplateList.TryCompile(plan.Definition.DatePattern, out var templates, out _).ShouldBeTrue();
        var reader = new JailReader(NewFilter(plan, texts, way.Matchers), new FixedDates(dates), IgnoreList.Parse("192.0.2.66", texts, out _));
        var needs = way.HasPrefilter ? plan.NeedsFor(templates.Joint) : plan.FailPatterns.Select(_ => LiteralNeeds.EveryLine).ToArray();
        using var pipe = new LogPipeReader(new StreamSource("log", new MemoryStream(log)), way.BufferBytes);
        using var loop = new ReaderLoop(new LineFramer(pipe, FramingOptions.Default with { MaxLineBytes = SmallBlocks / 2 }), [(reader, needs)]);
        var seen = new Observer();
        new Replay(new Jail(JailOptions.Default, texts, key), [(loop, reader)], way.Threads, () => NewFilter(plan, texts, way.Matchers)).Run(seen, () => { }, CancellationToken.None);

        var counts = reader.Counts;
        return
        [
            $"lines {loop.LinesRead} {counts.Total}",
            .. Enum.GetValues<LineOutcome>().Where(outcome => outcome > LineOutcome.Unmatched).Select(outcome => $"{outcome} {counts[outcome]}"),
            .. seen.Failures.Select(failure => $"{texts.Format(failure.Offender)} {failure.EventTime.Microseconds}"),
            .. seen.Bans.Select(ban => $"ban {texts.Format(ban.Offender)} {ban.Time.Microseconds} {ban.Failures}"),
        ];
    }

    private static Filter NewFilter(FilterPlan plan, OffenderTexts texts, Matchers matchers)
    {
        var options = FilterOptions.Default with { HostNames = HostNamePolicy.Raw };
        if (matchers != Matchers.WithMemory)
        {
            return plan.NewFilter(texts, options with { Matchers = matchers switch { Matchers.Emitted => MatcherChoice.Fastest, Matchers.Interpreted => MatcherChoice.Vm, _ => MatcherChoice.Regex } });
        }

        var ignores = plan.Patterns.Skip(plan.FailPatterns.Count + (plan.PrefixPattern is null ? 0 : 1));
        return new Filter(plan.FailPatterns.Select(MemoryMatcher.Of), plan.PrefixPattern is { } prefix ? MemoryMatcher.Of(prefix) : null, ignores.Select(MemoryMatcher.Of), texts, options, plan.Definition.MaxLines);
    }

    private sealed record Way(string Name, Matchers Matchers, bool HasPrefilter, int BufferBytes, int Threads);

    private sealed class FixedDates(Dictionary<string, LineDate> dates) : ILineDates
    {
        private LineDate current;

        public ref readonly LineDate Of(ReadOnlySpan<byte> block, int start, int end)
        {
            current = dates[Encoding.Latin1.GetString(block[start..end])];
            return ref current;
        }

        public void FinishBlock(ReadOnlySpan<byte> block)
        {
        }
    }

    private sealed class Observer : IJailObserver
    {
        public List<CountedFailure> Failures { get; } = [];

        public List<Ban> Bans { get; } = [];

        public void Failed(ReadOnlySpan<CountedFailure> failures) => Failures.AddRange(failures);

        public void Banned(in Ban ban) => Bans.Add(ban);
    }
}
