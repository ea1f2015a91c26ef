using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Finds in <c>jail.conf</c> and <c>fail2ban.conf</c> what the peer accepts in silence and what is hardly meant.</summary>
internal static class ConfigurationAdvice
{
    // Values in which '#' is a character like others.
    private static readonly string[] freeTexts = ["failregex", "ignoreregex", "prefregex", "datepattern", "ignorecommand"];

    /// <summary>Looks at all options of all files as they are written.</summary>
    /// <param name="layers">The files.</param>
    /// <param name="namesOf">The options that mean something in a section; none: any might.</param>
    /// <param name="faults">Takes what is found.</param>
    public static void Check(LayeredConf layers, Func<string, IReadOnlyCollection<string>> namesOf, List<Fault> faults)
    {
        var mentions = OptionMentions.Of(layers.Table);
        foreach (var section in layers.Documents.SelectMany(document => document.Sections).Where(section => section.Name != ConfSection.Includes))
        {
            var names = namesOf(section.Name);
            foreach (var option in section.Options)
            {
                if (!names.Contains(option.Name) && !mentions.Contain(option.Name) && NearestName.Among(option.Name, names) is { } near)
                {
                    faults.Add(Fault.Of(ConfigurationFaults.UnknownOption, option.NameSpan, option.Name, section.Name, near));
                }

                if (!freeTexts.Contains(option.Name))
                {
                    CheckComments(option, faults);
                }
            }
        }
    }

    private static void CheckComments(ConfOption option, List<Fault> faults)
    {
        var isFirst = true;
        var at = 0;
        foreach (var line in option.Value.Text.Split('\n'))
        {
            var hash = StartOfComment(line);
            if (hash >= 0)
            {
                var kept = line.Substring(0, PythonText.TrimEnd(line, 0, hash));
                var corrected = isFirst ? $"{option.Name} = {kept}".TrimEnd() : kept;
                faults.Add(Fault.Of(
                    ConfigurationFaults.TrailingComment, option.Value.Locate(at + hash, line.Length - hash), Fault.Clip(line.Substring(hash)), option.Name, corrected));
            }

            isFirst = false;
            at += line.Length + 1;
        }
    }

    /// <summary>The offset of a '#' behind a blank that no quotes enclose, or -1.</summary>
    private static int StartOfComment(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0')
            {
                quote = line[i] == quote ? '\0' : quote;
            }
            else if (line[i] is '"' or '\'')
            {
                quote = line[i];
            }
            else if (line[i] == '#' && (i == 0 || PythonText.IsSpace(line[i - 1])))
            {
                return i;
            }
        }

        return -1;
    }
}
