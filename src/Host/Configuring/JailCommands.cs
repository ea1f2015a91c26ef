using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Configuring;

/// <summary>The commands for a jail: its filter's options, its own, its logs, its actions.</summary>
/// <remarks>The order matters to the peer: <c>usedns</c>, <c>prefregex</c> and <c>maxlines</c> decide how it takes a regex that comes behind them.</remarks>
internal sealed class JailCommands
{
    // Those of its own that are told as they are, in the peer's order; ignoreip is the exception.
    private static readonly string[] optionNames =
    [
        "maxretry", "maxmatches", "findtime", "bantime", "bantime.increment", "bantime.factor", "bantime.formula", "bantime.multipliers",
        "bantime.maxtime", "bantime.rndtime", "bantime.overalljails", "ignorecommand", "ignoreself", "ignoreip", "ignorecache", "logtimezone", "logencoding",
    ];

    private static readonly string[] filterOptionNames = ["usedns", "prefregex", "ignoreregex", "failregex", "maxlines", "datepattern", "journalmatch"];

    private readonly List<StreamValue> commands = [];
    private readonly JailDefinition jail;

    private JailCommands(JailDefinition jail) => this.jail = jail;

    /// <summary>The commands but for its start; a jail that can't be used gives one that says why.</summary>
    public static IReadOnlyList<StreamValue> Of(ConfiguredJail configured)
    {
        if (configured.Error is { } error)
        {
            return [CommandStream.Command("config-error", $"Jail '{configured.Name}' skipped, because of wrong configuration: {error.Where}: {error.Message} ({error.Rule.Id})")];
        }

        if (configured.IsSkipped)
        {
            return [CommandStream.Command("config-error", $"Jail '{configured.Name}' skipped, because it has no log")];
        }

        var stream = new JailCommands(configured.Definition!);
        stream.AddFilterOptions(stream.jail.Filter.SentOptions);
        stream.AddFilterOptions(stream.Own(filterOptionNames));
        stream.AddOptions();
        stream.commands.AddRange(configured.Logs.Select(log => stream.Set("addlogpath", StreamValue.Of(PythonLiteral.Of(log.Path), log.Named.Pattern), StreamValue.Of(log.Named.Position))));
        stream.commands.AddRange(stream.jail.Actions.SelectMany(action => ActionCommands.Of(stream.jail.Name, action)));
        stream.commands.Insert(0, stream.Add());
        return stream.commands;
    }

    /// <summary>Whether a jail is started.</summary>
    public static bool IsStarted(ConfiguredJail configured) => configured is { Error: null, IsSkipped: false };

    private StreamValue Add()
    {
        // A jail that reads the journal because its logs are missing names another backend.
        var written = jail.Find("backend");
        return written is null || jail.IsSwitchedToJournal ? CommandStream.Command("add", jail.Name, jail.Backend.Name)
            : CommandStream.Command(["add", jail.Name], StreamValue.Of(written));
    }

    private void AddFilterOptions(IEnumerable<FilterOption> options)
    {
        var front = 0;
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "failregex" or "ignoreregex":
                    AddRegexes(option);
                    break;
                case "usedns" or "prefregex":
                    commands.Insert(option.Name == "usedns" ? 0 : front, Set(option.Name, StreamValue.Of(option.Value)));
                    front++;
                    break;
                case "maxlines":
                    if (option.Number is { } lines)
                    {
                        commands.Insert(front++, Set(option.Name, StreamValue.Of(PythonLiteral.Of(lines), option.Value)));
                    }

                    break;
                case "journalmatch":
                    foreach (var line in option.Value.NonEmptyLines())
                    {
                        commands.Add(Set("addjournalmatch", [.. Words(line)]));
                    }

                    break;
                default:
                    commands.Add(Set(option.Name, StreamValue.Of(option.Value)));
                    break;
            }
        }
    }

    private void AddRegexes(FilterOption option)
    {
        var regexes = option.Value.NonEmptyLines().Select(StreamValue.Of).ToArray();
        switch (regexes)
        {
            case []:
                break;
            case [var one]:
                commands.Add(Set("add" + option.Name, one));
                break;
            default:
                commands.Add(CommandStream.Command(["multi-set", jail.Name, "add" + option.Name], StreamValue.ListOf(regexes)));
                break;
        }
    }

    private void AddOptions()
    {
        foreach (var option in Own(optionNames))
        {
            commands.Add(option.Name switch
            {
                "ignoreip" => Set("addignoreip", [.. jail.IgnoreWords.Select(StreamValue.Of)]),
                "maxretry" or "maxmatches" => Set(option.Name, StreamValue.Of(option.Number is { } number ? PythonLiteral.Of(number) : "None", option.Value)),
                "bantime.increment" or "bantime.overalljails" or "ignoreself" => Set(option.Name, StreamValue.Of(option.IsTrue ? "True" : "False", option.Value)),
                _ => Set(option.Name, StreamValue.Of(option.Value)),
            });
        }
    }

    private IEnumerable<FilterOption> Own(IEnumerable<string> names) =>
        names.Select(name => jail.Options.FirstOrDefault(option => option.Name == name)).OfType<FilterOption>();

    private static IEnumerable<StreamValue> Words(TracedText line) =>
        ShellWords.TrySplit(line.Text, out var words, out _) ? words.Select(word => StreamValue.Of(PythonLiteral.Of(word), line)) : [];

    private StreamValue Set(string option, params StreamValue[] values) => CommandStream.Command(["set", jail.Name, option], values);
}
