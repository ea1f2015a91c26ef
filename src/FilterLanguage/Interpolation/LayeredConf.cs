using System.Collections.Generic;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>Files with what they include, put on top of each other.</summary>
/// <param name="Documents">First to last; a file can occur twice.</param>
/// <param name="Table">What they come to.</param>
internal sealed record LayeredConf(IReadOnlyList<ConfDocument> Documents, ConfTable Table)
{
    /// <summary>Reads the layers and everything they include.</summary>
    public static LayeredConf Read(ConfReader reader, IReadOnlyList<string> layers, List<Fault> faults)
    {
        var documents = IncludeResolver.Resolve(reader, layers, faults);
        var table = new ConfTable();
        foreach (var document in documents)
        {
            faults.AddRange(document.Faults);
            table.Add(document);
        }

        return new LayeredConf(documents, table);
    }
}
