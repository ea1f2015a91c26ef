extern alias engine;

using System.Linq;
using System.Text;
using engine::Banhammer.Engine.Matching;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>What matchers find, as texts to compare: "match=0-4 g=0-2 h=-".</summary>
internal static class Answers
{
    /// <summary>The answer where nothing matches, or the search was given up.</summary>
    public const string NoMatch = "no match";

    /// <summary>What a matcher finds in a subject.</summary>
    public static string AnswerTo(this Matcher matcher, byte[] subject)
    {
        var captures = new Captures(matcher.GroupNames.Count);
        if (!matcher.TryMatch(subject, default, ref captures))
        {
            return NoMatch;
        }

        var groups = matcher.GroupNames.Select((name, i) => captures.IsSet(i) ? $"{name}={captures.Start(i)}-{captures.End(i)}" : $"{name}=-");
        return string.Join(' ', groups.Prepend($"match={captures.MatchStart}-{captures.MatchEnd}"));
    }

    /// <inheritdoc cref="AnswerTo(Matcher, byte[])"/>
    public static string AnswerTo(this Matcher matcher, string subject) => matcher.AnswerTo(Encoding.UTF8.GetBytes(subject));
}
