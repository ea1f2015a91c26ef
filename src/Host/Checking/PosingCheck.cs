using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Host.Checking;

/// <summary>Finds failregexes in whose lines a text that a client chooses can pose as the address, each with a line that shows it.</summary>
internal static class PosingCheck
{
    /// <summary>A fault about the whole regex; null where no line shows one.</summary>
    /// <param name="regex">A failregex.</param>
    /// <param name="isSeen">Whether a text can be one that the regex sees.</param>
    public static PatternFault? Of(ReadPattern regex, Func<string, bool> isSeen)
    {
        if (regex.Tree is not { } tree)
        {
            return null;
        }

        var matcher = CompiledPattern.Build(tree).NewMatcher();
        var shown = PosedLines.Candidates(tree)
            .FirstOrDefault(line => isSeen(line.Text) && Address(matcher, line.Text) == PosedLines.Posed && Address(matcher, line.Harmless) == PosedLines.Real);
        return shown is null ? null : PatternFault.Of(
            CheckingFaults.PosedAddress, 0, regex.Source.Length, regex.Source, shown.Text, PosedLines.Posed, PosedLines.Real, shown.Harmless);
    }

    private static string? Address(Matcher matcher, string text)
    {
        var captures = new Captures(matcher.GroupNames.Count);
        var line = Encoding.UTF8.GetBytes(text);
        if (!matcher.TryMatch(line, DateCut.None, ref captures))
        {
            return null;
        }

        var found = captures;
        return Enumerable.Range(0, matcher.GroupNames.Count).Where(group => matcher.GroupNames[group] is "ip4" or "ip6" or "dns" && found.HasText(group))
            .Select(group => Encoding.UTF8.GetString(line.AsSpan(found.Start(group), found.End(group) - found.Start(group)))).FirstOrDefault();
    }
}
