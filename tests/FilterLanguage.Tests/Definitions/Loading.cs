using System;
using System.Collections.Generic;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Tests.Conf;

namespace Banhammer.FilterLanguage.Tests.Definitions;

/// <summary>Loads the filter <c>f</c> of a few files.</summary>
internal static class Loading
{
    /// <summary>Loads <c>f</c> with options <c>name=value</c>.</summary>
    public static Loaded<FilterDefinition> Load(this ConfFilesInMemory files, params string[] options) =>
        FilterLoader.Load(files, "/d", "f", Options(options));

    /// <summary>The filter <c>f</c> of a single file.</summary>
    public static Loaded<FilterDefinition> LoadText(string text, params string[] options) =>
        new ConfFilesInMemory { ["/d/f.conf"] = text }.Load(options);

    public static Dictionary<string, string> Options(params string[] options)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            all.Add(option.Split('=', 2)[0], option.Split('=', 2)[1]);
        }

        return all;
    }
}
