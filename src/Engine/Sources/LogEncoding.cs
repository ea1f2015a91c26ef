using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Banhammer.Engine.Sources;

/// <summary>How the characters of a log are written, under the names that Python has for it.</summary>
/// <param name="Name">As given.</param>
/// <param name="Text">Decodes it; bytes that mean nothing become U+FFFD, characters that it lacks are left out.</param>
/// <param name="BeginsWithMark">The log may begin with a byte order mark, which tells its order and is no text.</param>
public sealed record LogEncoding(string Name, Encoding Text, bool BeginsWithMark)
{
    /// <summary>What the engine works on; such a log is read as it is.</summary>
    public static LogEncoding Utf8 { get; } = new("UTF-8", Encoding.UTF8, BeginsWithMark: false);

    /// <summary>Whether a log needs no transcoding.</summary>
    public bool IsUtf8 => Text.CodePage == Encoding.UTF8.CodePage && !BeginsWithMark;

    /// <summary>Finds an encoding by one of its names.</summary>
    /// <param name="name">For example <c>latin1</c>, <c>utf-16</c>, <c>cp1252</c>, <c>ISO-8859-15</c>; case and <c>_</c> for <c>-</c> don't matter.</param>
    /// <param name="encoding">The encoding when true.</param>
    public static bool TryFind(string name, [NotNullWhen(true)] out LogEncoding? encoding)
    {
        ArgumentNullException.ThrowIfNull(name);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        encoding = null;
        var key = name.Replace('_', '-').ToLowerInvariant();
        try
        {
            encoding = key switch
            {
                "utf-8" or "utf8" or "u8" => Utf8 with { Name = name },
                "utf-8-sig" => new LogEncoding(name, Encoding.UTF8, BeginsWithMark: true),
                "utf-16" or "utf16" or "u16" => new LogEncoding(name, Lenient("utf-16LE"), BeginsWithMark: true),
                "utf-32" or "utf32" or "u32" => new LogEncoding(name, Lenient("utf-32LE"), BeginsWithMark: true),
                _ => new LogEncoding(name, Lenient(DotNetName(key)), BeginsWithMark: false),
            };
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return false; // no such name
        }

        return true;
    }

    /// <summary>The encoding that the user's locale asks for; UTF-8 where it asks for none, or for one that is unknown.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static LogEncoding OfLocale(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        foreach (var name in new[] { "LC_ALL", "LC_CTYPE", "LANG" })
        {
            if (variable(name) is { Length: > 0 } locale)
            {
                // language_TERRITORY.codeset@modifier
                var codeset = locale.Split('@')[0].Split('.') is [_, var text] ? text : "";
                return TryFind(codeset, out var encoding) && !encoding.IsUtf8 ? encoding : Utf8;
            }
        }

        return Utf8;
    }

    // Python's names where .NET has others: cp1252, iso8859-1, latin-1, utf-16-le.
    private static string DotNetName(string key) => key switch
    {
        "latin-1" => "iso-8859-1",
        "utf-16-le" or "utf-16-be" or "utf-32-le" or "utf-32-be" => key.Remove(key.LastIndexOf('-'), 1),
        _ when key.StartsWith("cp", StringComparison.Ordinal) && int.TryParse(key.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var page) =>
            page is >= 1250 and <= 1258 ? $"windows-{page}" : CodePagesEncodingProvider.Instance.GetEncoding(page)?.WebName ?? key,
        _ when key.StartsWith("iso8859-", StringComparison.Ordinal) => "iso-" + key["iso".Length..],
        _ => key,
    };

    private static Encoding Lenient(string name) => Encoding.GetEncoding(name, new EncoderReplacementFallback(""), new DecoderReplacementFallback("\ufffd"));
}
