using System.Globalization;
using System.Linq;

namespace Banhammer.FilterLanguage.Faults;

/// <summary>Something wrong or risky at a place in a configuration file. A compiler diagnostic at build time, a line of <c>check</c> at run time.</summary>
/// <param name="Rule">What kind.</param>
/// <param name="Where">The place.</param>
/// <param name="Arguments">What the message names.</param>
public sealed record Fault(FaultRule Rule, SourceSpan Where, EquatableArray<string> Arguments)
{
    /// <summary>A fault with these arguments.</summary>
    public static Fault Of(FaultRule rule, SourceSpan where, params string[] arguments) => new(rule, where, arguments.ToEquatableArray());

    /// <summary><paramref name="text"/> cut to what fits into a message.</summary>
    public static string Clip(string text) => text.Length <= 60 ? text : text.Substring(0, 59) + "…";

    /// <summary>The message with its arguments filled in.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, Arguments.Cast<object>().ToArray());

    /// <summary><c>path:line:column: BH0204 error: message</c>.</summary>
    public override string ToString() => $"{Where}: {Rule.Id} {Rule.Severity.ToString().ToLowerInvariant()}: {Message}";
}
