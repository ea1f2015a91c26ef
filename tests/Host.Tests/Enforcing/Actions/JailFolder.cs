using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Configuring;
using Shouldly;

namespace Banhammer.Host.Tests.Enforcing.Actions;

/// <summary>A configuration with one jail, <c>j</c>, whose actions are those of the peer's package or some of its own.</summary>
internal sealed class JailFolder : IDisposable
{
    public const string Jail = "j";

    private readonly TemporaryFolder folder = new();

    /// <summary>A jail with this action, of the package.</summary>
    public static JailFolder OfPeer(string action)
    {
        var made = new JailFolder(action);
        Directory.CreateSymbolicLink(System.IO.Path.Combine(made.Path, "action.d"), "/etc/fail2ban/action.d");
        return made;
    }

    /// <summary>A jail with this action, of ours.</summary>
    public static JailFolder OfOurs(string action, [CallerFilePath] string source = "")
    {
        var made = new JailFolder(action);
        var repository = source[..source.IndexOf("/tests/", StringComparison.Ordinal)];
        Directory.CreateSymbolicLink(System.IO.Path.Combine(made.Path, "action.d"), System.IO.Path.Combine(repository, "config", "action.d"));
        return made;
    }

    /// <summary>A jail with an action of its own, <c>a</c>.</summary>
    /// <param name="text">Its file.</param>
    /// <param name="options">What the jail passes to it.</param>
    public static JailFolder With(string text, string options = "")
    {
        var made = new JailFolder("a" + options);
        made.folder.Write("action.d/a.conf", text);
        return made;
    }

    private JailFolder(string action) => folder.Write("jail.conf", $"[{Jail}]\nenabled = true\naction = {action}\n");

    public string Path => folder.Path;

    /// <summary>The action as the configuration has it.</summary>
    public ActionDefinition Read()
    {
        var jail = new ConfigurationReader(Path, hasJournal: false).ReadJail(Jail, fromJournal: null)!;
        return jail.Definition.ShouldNotBeNull(string.Join('\n', jail.Faults)).Actions.Single();
    }

    /// <summary>The texts of the action.</summary>
    public ActionTexts ReadTexts()
    {
        var loaded = ActionTexts.Read(Read());
        return loaded.Value.ShouldNotBeNull(string.Join('\n', loaded.Faults));
    }

    public void Dispose() => folder.Dispose();
}
