using System.Globalization;
using System.Text;

namespace Banhammer.FilterLanguage.Patterns;

/// <summary>A Python regex in the syntax of .NET.</summary>
/// <param name="Text">To be compiled with <c>RegexOptions.CultureInvariant</c>, and <c>Multiline</c> if so; nothing else.</param>
/// <param name="Multiline">Whether <c>RegexOptions.Multiline</c> is needed.</param>
/// <param name="GroupNames">The groups that Python names, in the order of their numbers; the regex uses <see cref="GroupNameOf"/> for each.</param>
public sealed record DotNetRegex(string Text, bool Multiline, EquatableArray<string> GroupNames)
{
    /// <summary>The name that a group of Python's has in the .NET regex: the same, unless .NET would not take it.</summary>
    public static string GroupNameOf(string pythonName)
    {
        var name = new StringBuilder();
        foreach (var c in pythonName)
        {
            if (c < 128)
                name.Append(c);
            else
                name.Append("_u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
