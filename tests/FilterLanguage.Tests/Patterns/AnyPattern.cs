using FsCheck;
using FsCheck.Fluent;

namespace Banhammer.FilterLanguage.Tests.Patterns;

/// <summary>Text made of what regexes are made of, valid now and then.</summary>
internal static class AnyPattern
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "^", "$", "\\", ".", ",", "-", ":", "=", "!", "<", ">", "#", " ", "\n", "a", "b", "1", "2", "k",
        "(?", "(?:", "(?P<", "(?P<n>", "(?P=n)", "(?(n)", "(?(1)", "(?=", "(?<!", "(?i)", "(?i:", "(?x)", "(?>", "(?#", @"\d", @"\b", @"\1", @"\x4", @"\u00e9",
        @"\N{", "{2,3}", "{,2}", "+?", "é", "\uD83D\uDE00", "\uD83D", "<HOST>", "<F-USER>", "</F-USER>", "<SKIPLINES>", "((?i)",
    ];

    public static Arbitrary<string> Text { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
