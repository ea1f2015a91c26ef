using System;
using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.Host.Checking;

/// <summary>What the failregexes of a filter get to see: with a prefregex that is the text of its content alone.</summary>
internal static class PrefixContent
{
    /// <summary>Tells whether a text can be what a failregex sees; a text that can't shows nothing.</summary>
    /// <param name="prefix">The prefregex; null without one.</param>
    public static Func<string, bool> Of(ReadPattern? prefix)
    {
        var content = prefix?.Tree?.Root.SelfAndDescendants().OfType<GroupNode>().FirstOrDefault(group => group.Name == "content");
        if (content is null)
        {
            return _ => true;
        }

        var regex = $"^(?:{prefix!.Regex.Text.Substring(content.Body.Offset, content.Body.Length)})$";
        if (PatternParser.Parse(new FinalRegex(regex, false)).Tree is not { } tree)
        {
            return _ => false;
        }

        var matcher = CompiledPattern.Build(tree).NewMatcher();
        return text =>
        {
            var captures = new Captures(matcher.GroupNames.Count);
            return matcher.TryMatch(Encoding.UTF8.GetBytes(text), DateCut.None, ref captures);
        };
    }
}
