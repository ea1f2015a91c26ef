using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.Host.Testing;

/// <summary>Links to debuggex.com, where a regex can be followed through a line: one for each of the regexes.</summary>
/// <param name="hostNames">Whether <c>&lt;HOST&gt;</c> takes host names.</param>
/// <param name="maxLines">The filter's <c>maxlines</c>.</param>
/// <param name="encoding">How the site is told the line's characters.</param>
internal sealed class DebuggexLinks(bool hostNames, int maxLines, Encoding encoding)
{
    private const string Unreserved = "_.-~";

    /// <summary>A row for each regex: the line, the regex, the link.</summary>
    public IEnumerable<string> Rows(string line, IEnumerable<RegexSource> regexes) => regexes.Select(regex => $"{line} | {regex.Text} |  {Link(line, regex.Text)}");

    private string Link(string line, string regex) =>
        $"https://www.debuggex.com/?re={Quote(Encoding.UTF8.GetBytes(FinalRegex.Of(regex, RegexRole.Fail, hostNames, maxLines).Text))}"
        + $"&str={Quote(encoding.GetBytes(line))}&flavor=python{(maxLines > 1 ? "&flags=m" : "")}";

    // As in a form: a blank is a plus.
    private static string Quote(byte[] bytes)
    {
        var quoted = new StringBuilder();
        foreach (var value in bytes)
        {
            _ = value == ' ' ? quoted.Append('+')
                : char.IsAsciiLetterOrDigit((char)value) || Unreserved.Contains((char)value) ? quoted.Append((char)value)
                : quoted.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return quoted.ToString();
    }
}
