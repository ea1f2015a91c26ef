using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Reads the actions that a jail names.</summary>
/// <param name="folders">Where actions are.</param>
/// <param name="jail">The name of the jail.</param>
/// <param name="jailOptions">The jail's options, as references of actions see them.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class JailActions(DefinitionFolders folders, string jail, NamedTexts jailOptions, List<Fault> faults)
{
    private const string Program = ".py";

    /// <summary>The actions of a value of <c>action</c>, those without errors.</summary>
    public EquatableArray<ActionDefinition> Read(TracedText? value, SourceSpan header)
    {
        var actions = ActionList.Split(value ?? TracedText.At("", header)).Select(Read).OfType<ActionDefinition>().ToList();
        foreach (var twice in actions.GroupBy(action => action.Name, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            faults.Add(Fault.Of(ConfigurationFaults.DuplicateAction, twice.Origin.Locate(0, twice.Origin.Length), jail, twice.Name));
        }

        // An action that couldn't be resolved was told.
        if (value is null ? !faults.Exists(fault => fault.Rule.Severity == Severity.Error) : PythonText.IsBlank(value.Text))
        {
            faults.Add(Fault.Of(ConfigurationFaults.NoAction, header, jail));
        }

        return actions.ToEquatableArray();
    }

    private ActionDefinition? Read(TracedText text)
    {
        if (!FilterReference.TryParse(text, out var reference, out var arguments, out var problem, out var position))
        {
            faults.Add(Fault.Of(ConfigurationFaults.BadAction, text.Locate(position, 0), Fault.Clip(text.Text), problem!));
            return null;
        }

        var name = reference!.Name;
        var origin = text.Locate(0, text.Length);
        if (name.EndsWith(Program, StringComparison.Ordinal))
        {
            return ReadProgram(text, name, arguments, origin);
        }

        if (folders.Action(name, origin, faults) is not { } conf)
        {
            return null;
        }

        var loaded = conf.Define(text, arguments, jail, jailOptions);
        faults.AddRange(loaded.Faults);
        return loaded.Value;
    }

    private ActionDefinition? ReadProgram(TracedText text, string file, NamedTexts arguments, SourceSpan origin)
    {
        var path = ConfPath.Join(folders.ActionFolder, file);
        if (!folders.HasProgram(file))
        {
            faults.Add(Fault.Of(ConfigurationFaults.UnknownAction, origin, file, folders.ActionFolder, $"expected a file '{file}' there"));
            return null;
        }

        faults.Add(Fault.Of(ConfigurationFaults.PythonAction, origin, file, jail));
        return new ActionDefinition
        {
            Name = arguments.Find("actname")?.Text ?? ConfPath.WithoutExtension(file),
            File = file,
            Path = path,
            Origin = text,
            IsPython = true,
            Properties = arguments.Pairs.Where(pair => pair.Key != "actname").Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray(),
            FilesRead = new[] { path }.ToEquatableArray(),
        };
    }
}
