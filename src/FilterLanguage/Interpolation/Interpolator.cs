using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Interpolation;

// %(name)s          variable, own section, DEFAULT; the name is lower-cased
// %(section/name)s  raw value from another section, interpolated as if it stood in this one
// %(known/name)s    the value that the last file overrode
// %(default/name)s  the value of DEFAULT
// %(__name__)s      name of the section that is read
// %%                a percent sign

/// <summary>Reads options with their <c>%(name)s</c> references replaced.</summary>
/// <remarks>Values are expanded when they are asked for, so a broken option harms only those that refer to it.</remarks>
internal sealed class Interpolator(ConfTable table, List<Fault> faults)
{
    private int replacements;

    /// <summary>The expanded value of an option as <paramref name="section"/> sees it; null if there is none, or with a new fault.</summary>
    public TracedText? Get(string section, string option, Variables variables)
    {
        var name = PythonText.Lower(option);
        if (section != ConfSection.Default && table.Find(section) is null)
        {
            return null;
        }

        var raw = variables.Find(name) ?? table.Find(section)?.Find(name)?.Value ?? table.Defaults.Find(name)?.Value;
        if (raw is null || !raw.Text.Contains('%'))
        {
            return raw;
        }

        replacements = 0;
        var expanded = new TracedTextBuilder();
        return Expand(new Reference(name, raw, null), section, variables, expanded) ? expanded.ToText(raw.Locate(0, 0)) : null;
    }

    private bool Expand(Reference reference, string section, Variables variables, TracedTextBuilder into)
    {
        var raw = reference.Raw;
        var start = 0;
        for (var percent = raw.Text.IndexOf('%'); percent >= 0; percent = raw.Text.IndexOf('%', start))
        {
            into.Append(raw, start, percent - start);
            var next = percent + 1 < raw.Length ? raw.Text[percent + 1] : '\0';
            var close = next == '(' ? raw.Text.IndexOf(')', percent) : -1;
            if (next == '%')
            {
                into.Append(raw, percent, 1);
                start = percent + 2;
            }
            else if (close > percent + 2 && close + 1 < raw.Length && raw.Text[close + 1] == 's')
            {
                var where = raw.Locate(percent, close + 2 - percent);
                if (!Insert(raw.Text.Substring(percent + 2, close - percent - 2), where, reference, section, variables, into))
                {
                    return false;
                }

                start = close + 2;
            }
            else
            {
                var found = Fault.Clip(raw.Text.Substring(percent, Math.Min(raw.Length - percent, 12)).Split('\n')[0]);
                return Fail(InterpolationFaults.BadPercent, raw.Locate(percent, found.Length), found, reference.Name);
            }
        }

        into.Append(raw, start, raw.Length - start);
        return into.Length <= Limits.MaxLength || FailTooLong(reference, raw.Locate(0, 0));
    }

    private bool Insert(string name, SourceSpan where, Reference reference, string section, Variables variables, TracedTextBuilder into)
    {
        var raw = Find(name, where, section, variables);
        if (raw is null)
        {
            return Fail(InterpolationFaults.UnknownName, where, name, reference.Name, section, Remedy(name, section));
        }

        if (++replacements > Limits.MaxReplacements || into.Length > Limits.MaxLength)
        {
            return FailTooLong(reference, where);
        }

        if (!raw.Text.Contains('%'))
        {
            into.Append(raw);
            return true;
        }

        if (reference.LoopTo(raw) is { } loop)
        {
            return Fail(InterpolationFaults.Loop, where, name, loop);
        }

        if (reference.Depth >= Limits.MaxDepth)
        {
            return Fail(InterpolationFaults.TooDeep, where, reference.Root, Limits.Show(Limits.MaxDepth), name);
        }

        return Expand(new Reference(name, raw, reference), section, variables, into);
    }

    private TracedText? Find(string written, SourceSpan where, string section, Variables variables)
    {
        var name = PythonText.Lower(written);
        if (name == "__name__")
        {
            return TracedText.At(section, where);
        }

        return variables.Find(name)
            ?? table.Find(section)?.Find(name)?.Value
            ?? table.Defaults.Find(name)?.Value
            // References into sections are case-sensitive, but are looked up in lower case: only lower-case ones can be found.
            ?? (written == name ? FindElsewhere(name, section) : null);
    }

    private TracedText? FindElsewhere(string name, string section)
    {
        var slash = name.IndexOf('/');
        if (slash <= 0 || slash + 1 == name.Length || PythonText.SkipWord(name, 0, slash, "-") < slash)
        {
            return null;
        }

        var other = name.Substring(0, slash);
        var option = name.Substring(slash + 1);
        var known = other == "known";
        var options = known ? table.Find(ConfTable.KnownOf(section)) : table.Find(other);
        var isThere = known || other == "default" || options is not null;
        return isThere ? ((other == "default" ? null : options?.Find(option)) ?? table.Defaults.Find(option))?.Value : null;
    }

    private string Remedy(string name, string section)
    {
        var lower = PythonText.Lower(name);
        if (name != lower && FindElsewhere(lower, section) is not null)
        {
            return $"write '%({lower})s' in lower case";
        }

        var visible = (table.Find(section)?.Options ?? []).Concat(table.Defaults.Options).Select(option => option.Name);
        return NearestName.Among(name, visible) is { } near
            ? $"did you mean '%({near})s'?"
            : $"set '{lower}' in '[{section}]' or '[{ConfSection.Default}]'";
    }

    private bool FailTooLong(Reference reference, SourceSpan where) => Fail(
        InterpolationFaults.TooLong, where, reference.Root, Limits.Show(Limits.MaxLength), Limits.Show(Limits.MaxReplacements));

    private bool Fail(FaultRule rule, SourceSpan where, params string[] arguments)
    {
        faults.Add(Fault.Of(rule, where, arguments));
        return false;
    }
}
