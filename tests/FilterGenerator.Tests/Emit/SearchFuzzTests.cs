extern alias engine;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Engine.Tests.Matching.Programs;
using Banhammer.FilterGenerator.Tests.Support;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Programs;
using engine::Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Emit;

/// <summary>Random regexes on random subjects: an emitted search finds what the interpreted program finds.</summary>
/// <remarks><c>BANHAMMER_FUZZ</c> sets the number of regexes, <c>BANHAMMER_FUZZ_SEED</c> the seed; both have defaults for every day.</remarks>
public sealed class SearchFuzzTests
{
    private const int Subjects = 30;
    private const int MostPieces = 12;
    private const int Depth = 4;
    private static readonly int regexes = FromEnvironment("BANHAMMER_FUZZ", 400);
    private static readonly int seed = FromEnvironment("BANHAMMER_FUZZ_SEED", 1);

    [Fact]
    public void TryMatch_RandomRegexesAndSubjects_AgreesWithTheInterpreter()
    {
        var random = new Random(seed);
        var patterns = EmittedSearches.Of(Regexes(random).Take(regexes), TestContext.Current.CancellationToken);
        var problems = new List<string>();
        var (compared, matched) = (0, 0);
        foreach (var pattern in patterns)
        {
            var (emitted, interpreted) = (pattern.NewMatcher(), pattern.NewMatcher(MatcherChoice.Vm));
            emitted.Kind.ShouldBe(MatcherKind.Program);
            for (var i = 0; i < Subjects; i++)
            {
                var subject = RegexMaker.Subject(random, MostPieces);
                var (found, expected) = (emitted.AnswerTo(subject), interpreted.AnswerTo(subject));
                if (emitted.GivenUp + interpreted.GivenUp > 0)
                {
                    break; // one with a back-reference, whose work has no other bound
                }

                compared++;
                matched += expected == Answers.NoMatch ? 0 : 1;
                if (found != expected)
                {
                    problems.Add($"{pattern.Final.Text}{(pattern.Final.Multiline ? " (multiline)" : "")} on {subject.Replace("\n", "\\n")}: emitted {found}, interpreted {expected}");
                }
            }
        }

        problems.Count.ShouldBe(0, string.Join('\n', problems.Take(20)));

        // Else nothing was tried.
        patterns.Count.ShouldBeGreaterThan(regexes / 2);
        compared.ShouldBeGreaterThan(regexes * Subjects / 2);
        matched.ShouldBeGreaterThan(compared / 20);
    }

    // Valid regexes that programs are made of.
    private static IEnumerable<FinalRegex> Regexes(Random random) => RegexMaker.Rows
        .Concat(Enumerable.Repeat(0, int.MaxValue).Select(_ => new RegexMaker(random).Make(Depth)))
        .Select(text => new FinalRegex(text, random.Next(5) == 0))
        .Where(regex => PatternParser.Parse(regex).Tree is { } tree && ProgramCompiler.TryCompile(tree, out _, out _));

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
