using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Tests.Matching.Programs;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;
using Banhammer.Host.Filters;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>Programs find in sample lines, and in edits of them, what .NET's regexes and Python's find, with the same captures.</summary>
public sealed partial class ProgramTests
{
    private const int Edits = 2; // of each line
    private const int Compared = 4_000;
    private const int AttacksOfEach = 4;
    private const int AttackCopies = 300;
    private const int SlowStepsPerByte = 9; // the budget without memory is spent
    private const int MostStepsPerByte = 100;
    private readonly Dictionary<FinalRegex, ProgramProbe> probes = [];

    public static TheoryData<string> Filters => [.. SampleFile.Names];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Search_SamplesOfOurFilters_AgreesWithDotNet(string name)
    {
        var questions = OwnQuestions(name).ToArray();

        questions.ShouldNotBeEmpty();
        Differences(questions).ShouldBeEmpty();
        questions.Count(question => Probe(question.Regex).Found(question.Subject) != ProgramProbe.NoMatch).ShouldBePositive();
    }

    [Fact]
    public void Search_SamplesOfThePeersFilters_AgreesWithDotNet()
    {
        Peer.Require();
        var questions = PeerQuestions().ToArray();

        questions.Length.ShouldBeGreaterThan(10_000);
        Differences(questions).ShouldBeEmpty();
    }

    [Fact]
    public void Search_AttacksOnThePeersRegexes_TakeStepsInProportionToTheText()
    {
        Peer.Require();
        var (attacked, slow) = (0, 0);
        foreach (var regex in PeerPatterns().Distinct())
        {
            var probe = Probe(regex);
            foreach (var line in AttackLines.Candidates(probe.Program).Take(AttacksOfEach).Select(attack => attack.Of(AttackCopies)))
            {
                probe.Found(line).ShouldNotBeNull($"{regex.Text} on {line}: no end");
                attacked++;
                slow += probe.Steps > SlowStepsPerByte * line.Length ? 1 : 0;
                (probe.IsLinearWithMemory ? probe.Steps : 0).ShouldBeLessThan(MostStepsPerByte * (line.Length + 16), $"{regex.Text} on {line}");
            }
        }

        attacked.ShouldBeGreaterThan(100);
        slow.ShouldBePositive(); // plain backtracking would have been
    }

    [Fact]
    public void Search_SamplesOfOurFilters_AgreesWithPython() => AgreesWithPython(SampleFile.Names.SelectMany(OwnQuestions));

    [Fact]
    public void Search_SamplesOfThePeersFilters_AgreesWithPython()
    {
        Peer.Require();
        AgreesWithPython(PeerQuestions());
    }

    [Fact]
    public void Search_RandomRegexes_AgreesWithPython()
    {
        // Python 3.11.2, which is Debian's, treats possessive groups wrongly.
        var random = new Random(3);
        AgreesWithPython(RegexMaker.Rows.Concat(Enumerable.Range(0, 1_000).Select(_ => new RegexMaker(random).Make(4)))
            .Select(regex => new FinalRegex(regex, random.Next(5) == 0)).Where(regex => !PossessiveGroup().IsMatch(regex.Text) && TryProbe(regex) is not null)
            .SelectMany(regex => Enumerable.Range(0, 4).Select(_ => (regex, RegexMaker.Subject(random, 12)))));
    }

    [GeneratedRegex(@"\)[*+?]\+")]
    private static partial Regex PossessiveGroup();

    private void AgreesWithPython(IEnumerable<(FinalRegex Regex, string Subject)> all)
    {
        PythonSearch.Require();
        var questions = all.ToArray();
        new Random(2).Shuffle(questions);
        questions = questions.Take(Compared).ToArray();
        var answers = PythonSearch.Find(questions);

        questions.Zip(answers, (question, expected) => (question.Regex, question.Subject, Expected: expected, Found: Probe(question.Regex).Found(question.Subject)))
            .Where(row => row.Expected != PythonSearch.Slow && row.Found is not null && row.Found != row.Expected).ShouldBeEmpty();
        answers.Count(answer => answer != ProgramProbe.NoMatch && answer != PythonSearch.Slow).ShouldBeGreaterThan(questions.Length / 50);
    }

    private IEnumerable<string> Differences(IEnumerable<(FinalRegex Regex, string Subject)> questions)
    {
        foreach (var (regex, subject) in questions)
        {
            var probe = Probe(regex);
            var plain = probe.Plainly(subject);
            var withMemory = probe.WithMemory(subject);
            var answer = withMemory ?? plain;
            answer.ShouldNotBeNull($"{regex.Text} on {subject}: no end");
            if ((plain ?? answer) != answer || (probe.ByDotNet(subject) ?? answer) is var expected && expected != answer)
            {
                yield return $"{regex.Text} on {subject}: plain {plain}, memory {withMemory}, .NET {probe.ByDotNet(subject)}";
            }
        }
    }

    private ProgramProbe Probe(FinalRegex regex) => TryProbe(regex).ShouldNotBeNull($"not in the subset: {regex.Text}");

    private ProgramProbe? TryProbe(FinalRegex regex)
    {
        if (probes.GetValueOrDefault(regex) is not { } probe && (probe = ProgramProbe.TryCreate(regex.Text, regex.Multiline)) is not null)
        {
            probes.Add(regex, probe);
        }

        return probe;
    }

    private static IEnumerable<(FinalRegex Regex, string Subject)> OwnQuestions(string name)
    {
        var random = new Random(1);
        return SampleFile.Read(name).SelectMany(run =>
            Questions(new PatternSubjects(Plans.AtRunTime(name, run.Options, hostNames: true)), run.Samples.Select(sample => sample.Line), random));
    }

    private static IEnumerable<(FinalRegex Regex, string Subject)> PeerQuestions()
    {
        var random = new Random(1);
        foreach (var (plan, log) in PeerPlans())
        {
            var lines = LogReading.Lines(log).Where(line => line.Length > 0 && line[0] != '#');
            foreach (var question in Questions(new PatternSubjects(plan), lines, random))
            {
                yield return question;
            }
        }
    }

    private static IEnumerable<FinalRegex> PeerPatterns() => PeerPlans().SelectMany(row => row.Plan.Patterns).Select(pattern => pattern.Final);

    private static IEnumerable<(FilterPlan Plan, string Log)> PeerPlans()
    {
        foreach (var path in Directory.GetFiles(Peer.FilterFolder, "*.conf").Order(StringComparer.Ordinal))
        {
            var log = Path.Combine(Peer.Logs, Path.GetFileNameWithoutExtension(path));
            var definition = FilterLoader.LoadFile(new DiskConfFiles(), path, new Dictionary<string, string>()).Value;
            if (File.Exists(log) && definition is { FailRegexes.Count: > 0, MaxLines: 1 })
            {
                yield return (Plans.FromFile(path, new Dictionary<string, string>(), hostNames: true), log);
            }
        }
    }

    private static IEnumerable<(FinalRegex Regex, string Subject)> Questions(PatternSubjects subjects, IEnumerable<byte[]> lines, Random random)
    {
        foreach (var line in lines)
        {
            var text = Encoding.UTF8.GetString(line);
            var edits = Enumerable.Range(0, Edits).Select(_ => Encoding.UTF8.GetBytes(Mutation.Of(text, random).Replace("\n", " ", StringComparison.Ordinal)));
            foreach (var (pattern, subject) in edits.Prepend(line).SelectMany(subjects.Of))
            {
                yield return (pattern.Final, subject);
            }
        }
    }
}
