using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Peers;

public sealed class RegexPeerTests(ITestOutputHelper output)
{
    // What we refuse and Python takes; each is in docs/limits.md.
    private static readonly FaultRule[] Stricter = [PatternFaults.TooDeep, PatternFaults.UnknownCharacterName];

    [Fact]
    public void Translate_RandomRegexes_FindWhatPythonFinds()
    {
        Peer.Require();
        var cases = Enumerable.Range(1, Peer.Cases(1500)).Select(RegexCase.Of).ToList();
        var (pairs, matches, refused, slow, leftOut) = (0, 0, 0, 0, 0);
        var differences = new List<string>();
        foreach (var (one, answer) in cases.Zip(Peer.Ask("regexes.py", cases.Select(one => one.ToJson()))))
        {
            var read = PatternReader.Read(one.Regex, RegexRole.Fail, hostNames: true, one.Multiline ? 2 : 1);
            if (read.Tree is not { } tree || answer["error"] is not null)
            {
                refused++;
                if (read.Tree is not null || (answer["error"] is null && !Stricter.Contains(read.Fault!.Rule)))
                    differences.Add($"'{one.Regex}': ours {read.Fault?.At(default).Message ?? "is fine"}, Python's {answer["error"] ?? "is fine"}");

                continue;
            }

            if (tree.Root.SelfAndDescendants().Any(node => IsMisreadByPython(node) || IsOtherInDotNet(node)))
            {
                leftOut++;
                continue;
            }

            var translated = DotNetTranslator.TranslateAllGroups(tree);
            var regexes = new[] { Compile(translated), Compile(DotNetTranslator.Translate(tree)) };
            foreach (var (subject, found) in one.Subjects.Zip(answer["found"]!.AsArray()))
            {
                if (found is JsonValue || Search(regexes, translated.GroupNames, tree, subject) is not { } ours)
                {
                    slow++;
                    continue;
                }

                pairs++;
                matches += found is null ? 0 : 1;
                var theirs = found?.ToJsonString() ?? "";
                if (ours.Groups != theirs || ours.Whole != (found?[0]?.ToJsonString() ?? ""))
                    differences.Add($"'{one.Regex}'{(one.Multiline ? " (multiline)" : "")} in {JsonValue.Create(subject)!.ToJsonString()}: ours {ours.Groups} {ours.Whole}, Python's {theirs}; .NET '{translated.Text}'");
                else if (found is not null && !HasLiterals(tree, subject))
                    differences.Add($"'{one.Regex}' matches {JsonValue.Create(subject)!.ToJsonString()} without its required literals");
            }
        }

        output.WriteLine($"{pairs} pairs, {matches} of them matches; {refused} regexes refused alike, {leftOut} left out, {slow} searches given up");
        differences.Take(20).ShouldBeEmpty($"{differences.Count} of {pairs}");
        pairs.ShouldBeGreaterThan(cases.Count * 12 * 2 / 3);
        matches.ShouldBeGreaterThan(pairs / 4);
    }

    // A possessive loop over more than one character: when an iteration fails in its middle, CPython 3.11 keeps what that had taken.
    private static bool IsMisreadByPython(PatternNode node) => node is LoopNode { Mode: LoopMode.Possessive, Body: not (ClassNode or LiteralNode) };

    // A lazy loop over what can be empty: .NET may take another way to the same match, so the groups inside differ; see docs/limits.md.
    private static bool IsOtherInDotNet(PatternNode node) => node is LoopNode { Mode: LoopMode.Lazy } loop && CanBeEmpty(loop.Body);

    private static bool CanBeEmpty(PatternNode node) => node switch
    {
        LiteralNode or ClassNode => false,
        LoopNode loop => loop.Low == 0 || CanBeEmpty(loop.Body),
        SequenceNode sequence => sequence.Parts.All(CanBeEmpty),
        AlternationNode or ConditionalNode => node.Children().Any(CanBeEmpty),
        GroupNode or AtomicNode => node.Children().All(CanBeEmpty),
        _ => true,
    };

    /// <summary>Each character that has case, against each other one.</summary>
    [Fact]
    public void IgnoreCase_EachCharacter_FoldsAsInPython()
    {
        Peer.Require();
        var cased = string.Concat(Characters().Where(c => char.ToLowerInvariant(c) != c || char.ToUpperInvariant(c) != c || char.IsUpper(c) || char.IsLower(c)));
        var cases = cased.Select(c => new RegexCase("(?i)" + c, false, [cased])).ToList();
        Differences(cases).ShouldBeEmpty();
        var sets = cased.Select(c => new RegexCase("(?i)[" + c + "-" + c + "1]", false, [cased])).ToList();
        Differences(sets).ShouldBeEmpty();
    }

    /// <summary>Each character up to U+FFFF that both know.</summary>
    [Theory]
    [InlineData(@"\w")]
    [InlineData(@"[^\w]")]
    [InlineData(@"\d")]
    [InlineData(@"\D")]
    [InlineData(@"\s")]
    [InlineData(@"[\S]")]
    [InlineData(@"[\W1]")]
    [InlineData(@"(?a)\w")]
    [InlineData(@"(?a)[\W\d]")]
    [InlineData(@"(?a)\s")]
    [InlineData(@".")]
    public void Class_EachCharacter_IsInItAsInPython(string regex)
    {
        Peer.Require();
        Differences([new RegexCase(regex, false, [string.Concat(Characters())])]).ShouldBeEmpty();
    }

    // Characters of Unicode 16, which the peer's Python needn't know (3.11 has Unicode 14).
    private const string New = "\u1C89\u1C8A\uA7CB\uA7CC\uA7CD\uA7DA\uA7DB\uA7DC";

    private static IEnumerable<char> Characters() => Enumerable.Range(0, 0xFFFF).Select(code => (char)code)
        .Where(c => !char.IsSurrogate(c) && !New.Contains(c, StringComparison.Ordinal) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned);

    private static List<string> Differences(List<RegexCase> cases)
    {
        var differences = new List<string>();
        foreach (var (one, answer) in cases.Zip(Peer.Ask("regexes.py", cases.Select(one => one.ToJson(all: true)))))
        {
            var regex = Compile(DotNetTranslator.Translate(PatternReader.Read(one.Regex, RegexRole.Fail, hostNames: true, 1).Tree!));
            var subject = one.Subjects[0];
            var ours = regex.Matches(subject).Select(match => match.Index).ToHashSet();
            ours.SymmetricExceptWith(answer["found"]![0]!.AsArray().Select(start => (int)start!));
            if (ours.Count > 0)
                differences.Add($"{one.Regex} {string.Join(' ', one.Regex.Where(c => c > 127).Select(Name))}: {string.Join(' ', ours.Order().Select(index => Name(subject[index])))}");
        }

        return differences;
    }

    private static string Name(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static (string Groups, string Whole)? Search(Regex[] regexes, EquatableArray<string> names, PatternTree tree, string subject)
    {
        try
        {
            var (match, bare) = (regexes[0].Match(subject), regexes[1].Match(subject));
            if (!match.Success || !bare.Success)
                return (match.Success ? Show(match) : "", bare.Success ? Show(bare) : "");

            // The groups that the program itself reads are those with names.
            tree.GroupNames.Select(DotNetRegex.GroupNameOf).ShouldAllBe(name => Show(match.Groups[name]) == Show(bare.Groups[name]));
            return ("[" + string.Join(',', names.Select(name => Show(match.Groups[name])).Prepend(Show(match))) + "]", Show(bare));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string Show(Group group) =>
        group.Success ? string.Create(CultureInfo.InvariantCulture, $"[{group.Index},{group.Index + group.Length}]") : "[-1,-1]";

    private static bool HasLiterals(PatternTree tree, string subject)
    {
        return RequiredLiterals.SetsOf(tree).All(set => set.Any(literal =>
            subject.Contains(literal.Text, literal.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)));
    }

    private static Regex Compile(DotNetRegex regex) =>
        new(regex.Text, RegexOptions.CultureInvariant | (regex.Multiline ? RegexOptions.Multiline : RegexOptions.None), TimeSpan.FromSeconds(1));
}
