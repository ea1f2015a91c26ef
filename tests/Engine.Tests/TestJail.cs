using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Prefiltering;
using Banhammer.Engine.Resolving;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Tests.Dates;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Tests;

/// <summary>A jail's reader over text in memory, with regexes of a test's own. The time is 2025-11-20T12:00:00Z.</summary>
internal sealed class TestJail
{
    public static readonly OffenderHashKey Key = new(3, 4);
    private readonly CompiledPattern[] patterns;

    public TestJail(string[] fails, string[]? ignores = null, string ignoreIp = "", OffenderTexts? texts = null, ILineDates? dates = null,
        FilterOptions? options = null, HostNameResolver? names = null)
    {
        Texts = texts ?? new OffenderTexts(Key);
        patterns = fails.Select(regex => Matching.Patterns.Pattern(regex)).ToArray();
        NewFilter = () => new Filter(
            patterns.Select(pattern => pattern.NewMatcher()),
            null,
            (ignores ?? []).Select(regex => Matching.Patterns.Pattern(regex, RegexRole.Ignore).NewMatcher()),
            Texts,
            options ?? FilterOptions.Default);
        Reader = new JailReader(NewFilter(), dates ?? NewDates(), IgnoreList.Parse(ignoreIp, Texts, out _), names);
    }

    public OffenderTexts Texts { get; }

    public JailReader Reader { get; }

    public Func<Filter> NewFilter { get; }

    /// <summary>What the regexes require, as a scan takes it.</summary>
    public IReadOnlyList<LiteralNeeds> Needs => patterns.Select(pattern => LiteralNeeds.Of(pattern.LiteralSets.Select(set => LiteralSet.Of(
        RequiredLiterals.Within(set, DateTemplateList.Default.Joint).Select(literal => Literal.Of(literal.Text, literal.IgnoreCase)))))).ToArray();

    /// <summary>No prefilter at all.</summary>
    public IReadOnlyList<LiteralNeeds> EveryLine => patterns.Select(_ => LiteralNeeds.EveryLine).ToArray();

    public static LineDates NewDates() => new(new DateDetector(DateTemplateList.Default, Stamps.Options()));

    public static ReaderLoop Loop(byte[] text, params (JailReader Reader, IReadOnlyList<LiteralNeeds> Needs)[] readers) => Loop(text, LogPipeReader.DefaultBufferBytes, readers);

    public static ReaderLoop Loop(byte[] text, int bufferBytes, params (JailReader Reader, IReadOnlyList<LiteralNeeds> Needs)[] readers)
    {
        var source = new LogPipeReader(new StreamSource("log", new MemoryStream(text)), bufferBytes);
        return new ReaderLoop(new LineFramer(source, FramingOptions.Default with { MaxLineBytes = Math.Min(bufferBytes / 2, 32 * 1024) }), readers);
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>The hits, as <c>id seconds</c>.</returns>
    public IReadOnlyList<string> ReadAll(ReaderLoop loop)
    {
        while (loop.ReadBlock())
        {
        }

        return Show();
    }

    /// <summary>The hits so far, as <c>id seconds</c>.</summary>
    public IReadOnlyList<string> Show() => Reader.Hits.ToArray().Select(hit => $"{Texts.Format(hit.Offender)} {hit.EventTime.Seconds}").ToArray();
}
