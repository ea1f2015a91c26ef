using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Banhammer.FilterLanguage.Tests.Conf;

/// <summary>Random configuration: pieces that mean something, in an order that often does not.</summary>
internal static class ConfTexts
{
    private static readonly string[] Pieces =
    [
        "\n", "\n", "\n    ", "\n\t", "\r\n", "\r", " ", " = ", ":", "=", ";", " ; ", "#", "\n# c", "[", "]", "[Definition]\n", "[DEFAULT]\n", "[Init]\n",
        "[INCLUDES]\nbefore = common.conf\n", "after = x.local", "[Init?family=inet6]\n", "failregex", "failregex = ", "a = ", "b = ", "mode = ", "maxlines = ",
        "%(a)s", "%(b)s", "%(known/a)s", "%(Definition/a)s", "%(default/b)s", "%(__name__)s", "%", "%%", "%(", ")s", "<a>", "<b>", "<a-<b>>", "<known/a>",
        "<lt_<logtype>/a>", "<HOST>", "<", ">", "<<a>>", "^x$", "é", "\uFEFF", "\0", "\u2028", "\ud800", "word",
    ];

    /// <summary>Texts of up to some sixty pieces.</summary>
    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    /// <summary>Texts with the sections of a filter in place, so that more of them survive reading.</summary>
    public static Arbitrary<string> Filters { get; } =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat)
            .ArrayOf(5)
            .Select(values => "[DEFAULT]\nb = " + OneLine(values[0]) + "\n[Definition]\na = " + OneLine(values[1]) + "\nfailregex = " + OneLine(values[2])
                + "\n  " + OneLine(values[3]) + "\nx-" + OneLine(values[3]) + " = 1\n[Init]\nmode = " + OneLine(values[4]))
            .ToArbitrary();

    private static string OneLine(string text) => new(text.Where(c => c is not ('\n' or '\r')).ToArray());
}
