using System.Text;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>Text inside an XML documentation comment.</summary>
internal static class DocText
{
    /// <summary><paramref name="text"/> on one line, with the characters escaped that XML keeps for itself or forbids.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var symbol in text)
        {
            escaped.Append(symbol switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ when char.IsControl(symbol) || char.IsSurrogate(symbol) || symbol >= '\u2028' && symbol <= '\u2029' || symbol >= '\ufffe' => " ",
                _ => symbol.ToString(),
            });
        }

        return escaped.ToString();
    }
}
