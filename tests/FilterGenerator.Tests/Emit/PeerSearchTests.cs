extern alias engine;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Banhammer.Corpus.Tests;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterGenerator.Reading;
using Banhammer.FilterGenerator.Tests.Support;
using Banhammer.FilterLanguage.Patterns;
using engine::Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Emit;

/// <summary>Each regex of the peer's filters, in every variant, on the lines that its filter is for: an emitted search finds what the interpreted program finds.</summary>
public sealed class PeerSearchTests
{
    private const int LinesAFilter = 30;
    private const int MostCuts = 8; // of a line's beginning, where its date ends somewhere

    [Fact]
    public void TryMatch_PeersFiltersAndLines_AgreesWithTheInterpreter()
    {
        Peer.Require();
        var cancellation = TestContext.Current.CancellationToken;
        var filters = Filters(cancellation).ToList();
        var patterns = EmittedSearches.Of(filters.SelectMany(filter => filter.Regexes).Distinct(), cancellation)
            .ToDictionary(pattern => (pattern.Final.Text, pattern.Final.Multiline), pattern => (Emitted: pattern.NewMatcher(), Interpreted: pattern.NewMatcher(MatcherChoice.Vm)));
        var problems = new List<string>();
        var matched = 0;
        foreach (var (name, regexes) in filters)
        {
            var subjects = SubjectsFor(name).ToList();
            foreach (var (emitted, interpreted) in regexes.Select(regex => patterns[(regex.Text, regex.Multiline)]))
            {
                foreach (var subject in subjects)
                {
                    var (found, expected) = (emitted.AnswerTo(subject), interpreted.AnswerTo(subject));
                    matched += expected == Answers.NoMatch ? 0 : 1;
                    if (found != expected)
                    {
                        problems.Add($"{name} on {Convert.ToHexString(subject)}: emitted {found}, interpreted {expected}");
                    }
                }
            }
        }

        problems.Count.ShouldBe(0, string.Join('\n', problems.Take(20)));
        patterns.Values.ShouldAllBe(pair => pair.Emitted.Kind == MatcherKind.Program);
        matched.ShouldBeGreaterThan(5000); // else the lines were cut in the wrong places
    }

    private static IEnumerable<(string Name, IReadOnlyList<FinalRegex> Regexes)> Filters(CancellationToken cancellation)
    {
        var files = Directory.GetFiles(Peer.FilterFolder, "*.conf")
            .Select(path => new ConfFile("filter.d/" + Path.GetFileName(path), path, File.ReadAllText(path), null));
        return FilterReader.ReadAll(ConfFileSet.Of(files), cancellation)
            .Select(source => (source.Name, (IReadOnlyList<FinalRegex>)[.. PatternSpecReader.Read(source, cancellation).Patterns.Select(pattern => pattern.Final)]));
    }

    // Lines without what stands before some blank or bracket: among them those without their date.
    private static IEnumerable<byte[]> SubjectsFor(string filter)
    {
        var log = Path.Combine(Peer.Logs, filter);
        var lines = File.Exists(log) ? ReadLines(log).Where(line => line.Length > 0 && line[0] != '#').Take(LinesAFilter) : [];
        return lines.SelectMany(line => Enumerable.Range(0, line.Length).Where(i => i == 0 || line[i] is (byte)' ' or (byte)'[').Take(MostCuts).Select(i => line[i..]));
    }

    private static IEnumerable<byte[]> ReadLines(string path)
    {
        var text = File.ReadAllBytes(path);
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var found ? found : text.Length - start;
            yield return text[start..(start + length)];
            start += length + 1;
        }
    }
}
