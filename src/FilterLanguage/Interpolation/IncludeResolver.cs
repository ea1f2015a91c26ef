using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>Finds the order in which files and their includes are read: what comes before, the file, what comes after.</summary>
internal sealed class IncludeResolver(ConfReader reader, List<Fault> faults)
{
    /// <summary>More files than any configuration needs; files that include each other several times multiply.</summary>
    private const int MaxFiles = 1000;

    private const int MaxDepth = 50;

    private readonly List<ConfDocument> order = [];
    private readonly List<string> chain = [];
    private bool full;

    /// <summary>The documents to put on top of each other, first to last. A file can occur twice.</summary>
    public static IReadOnlyList<ConfDocument> Resolve(ConfReader reader, IReadOnlyList<string> paths, List<Fault> faults)
    {
        var resolver = new IncludeResolver(reader, faults);
        resolver.AddAll(paths);
        return resolver.order;
    }

    private void AddAll(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            Add(path);
            var local = ConfPath.LocalOf(path);
            if (!paths.Contains(local))
            {
                Add(local);
            }
        }
    }

    private void Add(string path)
    {
        var document = reader.Read(path);
        if (document is null || full)
        {
            return;
        }

        if (order.Count >= MaxFiles || chain.Count >= MaxDepth)
        {
            full = true;
            faults.Add(Fault.Of(ReadingFaults.TooManyIncludes, SourceSpan.File(path), chain[0], Limits.Show(MaxFiles), Limits.Show(MaxDepth)));
            return;
        }

        chain.Add(path);
        AddIncludes(document, "before");
        order.Add(document);
        AddIncludes(document, "after");
        chain.RemoveAt(chain.Count - 1);
    }

    private void AddIncludes(ConfDocument document, string option)
    {
        if (document.Find(ConfSection.Includes) is null)
        {
            return;
        }

        var table = new ConfTable();
        table.Add(document);
        var entries = new Interpolator(table, faults).Get(ConfSection.Includes, option, Variables.None);
        foreach (var entry in entries?.NonEmptyLines() ?? [])
        {
            var path = ConfPath.Join(ConfPath.FolderOf(document.Path), entry.Text);
            // Whoever includes a file is not on its chain yet: a file that includes itself is read twice, and skipped then.
            if (chain.IndexOf(path, 0, chain.Count - 1) >= 0)
            {
                var loop = chain.SkipWhile(link => link != path).Concat([path]);
                faults.Add(Fault.Of(ReadingFaults.IncludeLoop, entry.Locate(0, entry.Length), path, string.Join(" -> ", loop)));
                continue;
            }

            if (reader.Read(path) is null && reader.Read(ConfPath.LocalOf(path)) is null && ConfPath.LocalOf(path) != path)
            {
                faults.Add(Fault.Of(ReadingFaults.MissingInclude, entry.Locate(0, entry.Length), document.Path, entry.Text, path));
            }

            AddAll([path]);
        }
    }
}
