using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Definitions;

public sealed class FilterVariantsTests
{
    /// <summary>A filter and its variants.</summary>
    public static TheoryData<string, string[]> Filters => new()
    {
        { "failregex = x\nmode = one", ["f"] },
        { "failregex = <x-<mode>>\nmode = b\nx-a = 1\nx-b = 2\nx-c = 3", ["f", "f[mode=a]", "f[mode=c]"] },
        { "failregex = <x-<mode>>\nx-a = 1\n[DEFAULT]\nx-z = 1\n[Init]\nmode = a\nx-b = 2", ["f", "f[mode=b]", "f[mode=z]"] },
        { "failregex = <x-<mode>> <x-<mode>-y>\nmode = a\nx-a = 1\nx-a-y = 1\nx-b = 1\nx-b-y = 1\nx-half = 1", ["f", "f[mode=b]"] },
        { "failregex = <x-<other>>\nother = b\nx-a = 1", ["f"] },
        { "failregex = <lt_<logtype>/p>\n[lt_file]\np = 1\n[lt_journal]\np = 2\n[other]\np = 3", ["f", "f[logtype=journal]"] },
        { "failregex = <lt_<logtype>/p>\nlogtype = journal\n[lt_file]\np = 1\n[lt_journal]\np = 2", ["f", "f[logtype=file]"] },
        { "failregex = x\n[lt_file]\np = 1\n[lt_journal]\np = 2", ["f"] },
        {
            "failregex = <lt_<logtype>/p><x-<mode>>\nmode = a\nx-a = 1\nx-b = 2\n[lt_file]\np = 1\n[lt_journal]\np = 2",
            ["f", "f[logtype=journal]", "f[mode=b]"]
        },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Of_Filter_ListsWhatItsFilesKnow(string definition, string[] expected)
    {
        var files = new ConfFilesInMemory { ["/d/f.conf"] = "[Definition]\n" + definition };

        FilterVariants.Of(FilterLoader.Open(files, "/d", "f").Value!).Select(variant => variant.ToString()).ShouldBe(expected);
    }
}
