using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Engine.Matching;

/// <summary>A matcher whose work a .NET regex does: transcodes the line, cuts the date, searches, and maps the groups back to bytes.</summary>
public sealed class RegexMatcher : Matcher
{
    private readonly Regex regex;
    private readonly int[] groupNumbers;
    private readonly CapturingRunner? runner;

    // The first search that gets to a regex's body compiles it, which on a busy machine may alone take longer than the time-out.
    private bool mayBeCold = true;

    /// <summary>A matcher over <paramref name="regex"/>.</summary>
    /// <param name="regex">Translated from Python's dialect; has a time-out.</param>
    /// <param name="groupNames">The groups to report; each is one of the regex's.</param>
    /// <param name="kind"><see cref="MatcherKind.Regex"/> or <see cref="MatcherKind.RuntimeRegex"/>.</param>
    public RegexMatcher(Regex regex, IReadOnlyList<string> groupNames, MatcherKind kind)
        : base(groupNames)
    {
        this.regex = regex;
        Kind = kind;
        groupNumbers = groupNames.Select(name => regex.GroupNumberFromName(DotNetRegex.GroupNameOf(name))).ToArray();
        if (Array.IndexOf(groupNumbers, -1) is var missing and >= 0)
        {
            throw new ArgumentException($"the regex has no group '{groupNames[missing]}'", nameof(groupNames));
        }

        runner = CapturingRunner.TryCreate(regex);
    }

    /// <inheritdoc/>
    public override MatcherKind Kind { get; }

    /// <inheritdoc/>
    public override bool TryMatch(ReadOnlySpan<byte> line, DateCut cut, ref Captures captures)
    {
        var text = captures.Text.Of(line, cut);
        while (true)
        {
            try
            {
                return runner is null ? TryMatchString(text, ref captures) : TryMatchSpan(text, ref captures);
            }
            catch (RegexMatchTimeoutException) when (mayBeCold)
            {
                mayBeCold = false;
            }
            catch (RegexMatchTimeoutException)
            {
                GivenUp++;
                return false;
            }
        }
    }

    private bool TryMatchSpan(ReadOnlySpan<char> text, ref Captures captures)
    {
        if (!runner!.Search(text))
        {
            return false;
        }

        captures.Clear(groupNumbers.Length);
        if (runner.TryGetGroup(0, out var matchStart, out var matchLength))
        {
            captures.SetMatch(captures.Text.StartOffset(matchStart), captures.Text.EndOffset(matchStart + matchLength));
        }

        for (var i = 0; i < groupNumbers.Length; i++)
        {
            if (runner.TryGetGroup(groupNumbers[i], out var start, out var length))
            {
                captures.Set(i, captures.Text.StartOffset(start), captures.Text.EndOffset(start + length));
            }
        }

        return true;
    }

    private bool TryMatchString(ReadOnlySpan<char> text, ref Captures captures)
    {
        var match = regex.Match(text.ToString());
        if (!match.Success)
        {
            return false;
        }

        captures.Clear(groupNumbers.Length);
        captures.SetMatch(captures.Text.StartOffset(match.Index), captures.Text.EndOffset(match.Index + match.Length));
        for (var i = 0; i < groupNumbers.Length; i++)
        {
            var group = match.Groups[groupNumbers[i]];
            if (group.Success)
            {
                captures.Set(i, captures.Text.StartOffset(group.Index), captures.Text.EndOffset(group.Index + group.Length));
            }
        }

        return true;
    }
}
