using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling.Commands;

/// <summary>A configuration that came as the commands that build it, which is how the peer's client starts and reloads.</summary>
/// <param name="Jails">The jails that are to run, in the order in which they were added.</param>
/// <param name="Settings">What is set of the service itself: a command each, without <c>set</c>.</param>
/// <param name="Errors">What the client found wrong with its files; the jails in question aren't among those to run.</param>
internal sealed record StreamedConfiguration(IReadOnlyList<JailDefinition> Jails, IReadOnlyList<PlainValue> Settings, IReadOnlyList<string> Errors)
{
    /// <summary>Reads a stream. Nothing happens by that: it is applied as a whole, or not at all.</summary>
    /// <param name="commands">The commands, each a list.</param>
    /// <exception cref="CommandException">A command can't be carried out; the message says which.</exception>
    public static StreamedConfiguration Read(IReadOnlyList<PlainValue> commands)
    {
        var jails = new Dictionary<string, JailDefinition>();
        var (order, started, settings, errors) = (new List<string>(), new HashSet<string>(), new List<PlainValue>(), new List<string>());
        foreach (var command in commands)
        {
            var words = new CommandWords(command is PlainValue.List list ? list.Items : throw new CommandException(CommandError.Value, $"'{PlainText.Str(command)}' is no command"));
            try
            {
                Read(words, command);
            }
            catch (CommandException e) when (e.Error is not CommandError.UnknownJail)
            {
                throw new CommandException(e.Error, $"{e.Message} (command {PlainText.Repr(command)})");
            }
        }

        return new StreamedConfiguration([.. order.Where(started.Contains).Select(name => jails[name])], settings, errors);

        void Read(CommandWords words, PlainValue command)
        {
            switch (words.Text(0))
            {
                case "add":
                    order.Add(words.Text(1));
                    jails[words.Text(1)] = New(words.From(1));
                    break;
                case "start":
                    Find(words.Text(1));
                    started.Add(words.Text(1));
                    break;
                case "set" when ServerSettings.IsSetting(words.Text(1)):
                    settings.Add(command);
                    break;
                case "set" or "multi-set":
                    jails[words.Text(1)] = JailCommand.Set(Find(words.Text(1)), words.From(2)).Changed;
                    break;
                case "config-error":
                    errors.Add(words.Text(1));
                    break;
                default:
                    throw new CommandException("Invalid command");
            }
        }

        JailDefinition Find(string name) => jails.TryGetValue(name, out var jail) ? jail : throw CommandException.UnknownJail(name);
    }

    /// <summary>A jail that has nothing but a name and a backend.</summary>
    /// <param name="words">The words behind <c>add</c>.</param>
    public static JailDefinition New(CommandWords words)
    {
        var (name, backend) = (words.Text(0), words.Count > 1 ? words.Text(1) : "auto");
        if (name == "--all")
            throw new CommandException($"Reserved name {PythonLiteral.Of(name)}");
        if (!FilterReference.TryParse(backend, out var reference, out var problem, out _))
            throw new CommandException(CommandError.Value, $"backend: {problem}");
        return new JailDefinition { Name = name, IsEnabled = true, Backend = reference!, Filter = new FilterDefinition { Name = name, Path = "(set by a client)" } };
    }
}
