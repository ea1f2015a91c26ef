using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>A section that is being read.</summary>
internal sealed class OpenSection(string name, SourceSpan header)
{
    private readonly List<OpenOption> options = [];
    private readonly Dictionary<string, OpenOption> byName = new(StringComparer.Ordinal);

    public string Name => name;

    public SourceSpan Header => header;

    /// <summary>Adds an option unless it is there, which gives the earlier one.</summary>
    public bool TryAdd(OpenOption option, out OpenOption earlier)
    {
        if (byName.TryGetValue(option.Name, out earlier!))
        {
            return false;
        }

        byName.Add(option.Name, option);
        options.Add(option);
        return true;
    }

    public ConfSection Close() => new(name, header, options.Select(option => option.Close()).ToEquatableArray());
}
