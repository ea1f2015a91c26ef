using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Combines the options of a filter or an action with those that are passed to it.</summary>
/// <remarks>
/// Highest first: passed options, <c>[Init]</c>, the jail's options, <c>[Definition]</c>, <c>[DEFAULT]</c>. <c>&lt;name&gt;</c> sees all of
/// them; <c>%(name)s</c> sees <c>[Init]</c> in a jail only.
/// </remarks>
/// <param name="table">The files of the filter or the action.</param>
/// <param name="names">The options that mean something in it.</param>
/// <param name="untouched">Tags that aren't replaced: they are known later, when the action runs.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class OptionResolver(ConfTable table, IReadOnlyList<string> names, IReadOnlyList<string> untouched, List<Fault> faults)
{
    /// <summary>The section that says what a filter does.</summary>
    public const string Definition = "Definition";

    /// <summary>The section with the values that are meant to be passed.</summary>
    public const string Init = "Init";

    /// <summary>What the peer knows of a jail when it first reads the jail's filter.</summary>
    private static readonly string[] FirstJailOptions = ["enabled", "backend", "filter"];

    private readonly Interpolator interpolator = new(table, faults);
    private readonly Dictionary<string, TracedText?> fallbacks = new(StringComparer.Ordinal);

    /// <summary>The final options of a filter in the order of their first mention; none with a new fault.</summary>
    public IReadOnlyList<KeyValuePair<string, TracedText>> ResolveFilter(NamedTexts options, NamedTexts? jail, FilterContext context)
    {
        var passed = WithLogType(options, context);
        if (jail is null)
            return Combine(passed, [], everything: false);

        // The peer reads the filter of a jail twice: first to offer all its options to the jail as 'known/…', with what it knows of the jail
        // by then, and again with the jail's own options. What the first reading took from [Init] stays with the options passed, so the
        // second one sees it in %(name)s; and what a tag stood for in the first one is remembered.
        var before = faults.Count;
        Combine(passed, jail.Pairs.Where(option => FirstJailOptions.Contains(option.Key)), everything: true);
        return faults.Count > before ? [] : Combine(passed, jail.Pairs, everything: false);
    }

    /// <summary>The final options of an action in the order of their first mention; none with a new fault.</summary>
    /// <param name="passed">The options that are passed; takes those of <c>[Init]</c> too, as they are before tags are replaced.</param>
    /// <param name="jail">The options of its jail.</param>
    public IReadOnlyList<KeyValuePair<string, TracedText>> ResolveAction(NamedTexts passed, NamedTexts jail) =>
        Combine(passed, jail.Pairs, everything: false);

    private IReadOnlyList<KeyValuePair<string, TracedText>> Combine(
        NamedTexts passed, IEnumerable<KeyValuePair<string, TracedText>> jailOptions, bool everything)
    {
        var given = jailOptions.Concat(passed.Pairs).ToList();
        var variables = Variables.Of(given);
        var combined = new NamedTexts();
        foreach (var name in names.Where(name => !given.Exists(option => option.Key == name)))
        {
            combined.TrySet(name, interpolator.Get(Definition, name, variables));
        }

        AddInit(passed, variables);
        if (everything)
        {
            foreach (var option in table.Find(Definition)?.Options.Where(option => combined.Find(option.Name) is null) ?? [])
            {
                combined.TrySet(option.Name, interpolator.Get(Definition, option.Name, Variables.None));
            }
        }

        foreach (var pair in passed.Pairs)
        {
            combined.TrySet(pair.Key, pair.Value);
        }

        // A tag whose option also has a conditional form is decided when it is used, not here.
        var conditional = combined.Pairs.Select(pair => ConfTable.SplitCondition(pair.Key)).Where(split => split.Condition.Length > 0);
        var kept = new HashSet<string>(conditional.Select(split => split.Name).Concat(untouched), StringComparer.Ordinal);
        return new TagSubstitution(combined.Pairs, kept, tag => Fallback(tag, variables), faults).Apply() ?? [];
    }

    private NamedTexts WithLogType(NamedTexts options, FilterContext context)
    {
        var passed = new NamedTexts();
        foreach (var pair in options.Pairs)
        {
            passed.TrySet(pair.Key, pair.Value);
        }

        if ((passed.Find("logtype")?.Length ?? 0) == 0 && table.Find(Definition)?.Find("logtype") is null)
        {
            passed.TrySet("logtype", TracedText.At(context.FromJournal ? "journal" : "file", context.Origin));
        }

        return passed;
    }

    private void AddInit(NamedTexts passed, Variables variables)
    {
        foreach (var option in table.Find(Init)?.Options ?? [])
        {
            var value = interpolator.Get(Init, option.Name, Variables.None);
            if (!option.Name.StartsWith("known/", StringComparison.Ordinal))
            {
                passed.TrySet("known/" + option.Name, value);
            }

            if (passed.Find(option.Name) is null)
            {
                // A passed option also overrides the conditional forms of the same name.
                var (name, condition) = ConfTable.SplitCondition(option.Name);
                passed.TrySet(option.Name, (condition.Length == 0 ? null : variables.Find(name)) ?? value);
            }
        }
    }

    /// <summary>What a tag stands for that is no option of the combined set: <c>section/name</c>, or any option that Definition can see.</summary>
    private TracedText? Fallback(string tag, Variables variables)
    {
        if (!fallbacks.TryGetValue(tag, out var value))
        {
            value = FromSection(tag) ?? interpolator.Get(Definition, tag, variables);
            fallbacks.Add(tag, value);
        }

        return value;
    }

    private TracedText? FromSection(string tag)
    {
        var slash = tag.IndexOf('/');
        if (slash <= 0 || slash + 1 == tag.Length
            || PythonText.SkipWord(tag, 0, slash, "-") < slash
            || tag.Skip(slash + 1).Any(PythonText.IsSpace))
        {
            return null;
        }

        var section = tag.Substring(0, slash);
        var option = tag.Substring(slash + 1);
        return PythonText.Lower(section) switch
        {
            "known" => interpolator.Get(ConfTable.KnownOf(Definition), option, Variables.None)
                ?? interpolator.Get(Definition, option, Variables.None),
            "default" => interpolator.Get(ConfSection.Default, option, Variables.None),
            _ => interpolator.Get(section, option, Variables.None),
        };
    }
}
