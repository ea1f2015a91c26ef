using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Configuring;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Configuring;

/// <summary>The pages about configuration hold what they say: the first example has the fault, the second one has none.</summary>
public sealed class ConfigurationPagesTests
{
    // What the examples leave out, so that they show what they are about.
    private const string Defaults = "[DEFAULT]\nenabled = true\naction = block\n";

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder(), "BH06*.md").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Examples_HaveTheFaultAndNone(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folder(), id + ".md")).Split("## Fixed");

        Ids(page[0]).ShouldContain(id);
        Ids(page[1]).ShouldNotContain(id);
    }

    private static string[] Ids(string section)
    {
        using var folder = new TemporaryFolder();
        var example = section.Split("```ini\n")[1].Split("```")[0];
        folder.Write(example.StartsWith("[Definition]", System.StringComparison.Ordinal) ? "fail2ban.local" : "jail.local", example);
        folder.Write("jail.conf", Defaults);
        folder.Write("filter.d/app.conf", "[Definition]\nfailregex = ^bad login from <ADDR>$\n");
        folder.Write("action.d/block.conf", "[Definition]\nactionban = block <ip> <port>\n[Init]\nport = all\n");
        folder.Write("action.d/mail.py", "");
        var read = new ConfigurationReader(folder.Path, hasJournal: true).Read();
        return [.. read.Faults.Concat(read.Jails.SelectMany(jail => jail.Faults)).Select((Fault fault) => fault.Rule.Id)];
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "diagnostics");
}
