using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Banhammer.FilterLanguage.Conf;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Configuring;

/// <summary>The configuration that the program brings along, in a folder that isn't on the disk, and all other files as they are on the disk.</summary>
/// <remarks>
/// It serves where a machine has no configuration, and for actions that the user's folder lacks. Its filters are those compiled in.
/// </remarks>
internal sealed class BuiltInFiles : IConfFiles
{
    /// <summary>The name of the folder.</summary>
    public const string Folder = "built-in";

    private const string Resources = "config/";
    private const string Filters = "filter.d/";
    private const string CompiledFilters = "filters/";

    private static readonly Assembly assembly = typeof(BuiltInFiles).Assembly;
    private readonly DiskConfFiles disk = new();

    /// <inheritdoc/>
    public bool TryRead(string path, out string text, out string? problem)
    {
        if (!TryWithin(path, out var name))
        {
            return disk.TryRead(path, out text, out problem);
        }

        problem = null;
        if (name.StartsWith(Filters, StringComparison.Ordinal))
        {
            var isThere = CompiledIn.Registry.ConfFiles.TryGetValue(string.Concat(CompiledFilters, name.AsSpan(Filters.Length)), out var filter);
            text = filter ?? "";
            return isThere;
        }

        using var stream = assembly.GetManifestResourceStream(Resources + name);
        using var reader = stream is null ? null : new StreamReader(stream);
        text = reader?.ReadToEnd() ?? "";
        return stream is not null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => folder != Folder && !folder.StartsWith(Folder + "/", StringComparison.Ordinal)
        ? disk.List(folder)
        : [.. Names().Select(name => ConfPath.Join(Folder, name)).Where(path => ConfPath.FolderOf(path) == folder)];

    private static IEnumerable<string> Names() =>
        assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Select(name => name[Resources.Length..])
            .Concat(CompiledIn.Registry.ConfFiles.Keys.Where(path => path.StartsWith(CompiledFilters, StringComparison.Ordinal)).Select(path => Filters + path[CompiledFilters.Length..]));

    private static bool TryWithin(string path, out string name)
    {
        var isWithin = path.StartsWith(Folder + "/", StringComparison.Ordinal);
        name = isWithin ? path[(Folder.Length + 1)..] : "";
        return isWithin;
    }
}
