using System.Linq;
using System.Text;
using Banhammer.FilterLanguage;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Text that a line must hold for a regex to match.</summary>
/// <param name="Bytes">The text in UTF-8. Empty text is in every line; text with a line feed is in none.</param>
/// <param name="IgnoreCase">Whether ASCII letters stand for either case; other bytes are always compared as they are.</param>
public sealed record Literal(EquatableArray<byte> Bytes, bool IgnoreCase)
{
    /// <summary>The literal of a text.</summary>
    public static Literal Of(string text, bool ignoreCase = false) => new(Encoding.UTF8.GetBytes(text).ToEquatableArray(), ignoreCase);

    /// <summary>The text, for messages.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.ToArray()) + (IgnoreCase ? " (either case)" : "");
}
