using System.Linq;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterLanguage.Conf;

/// <summary>One configuration file: its sections and options as written, and what is wrong with it.</summary>
/// <param name="Path">The name under which it was read.</param>
/// <param name="Sections">In the order of the file; names are unique.</param>
/// <param name="Faults">Each makes the file unusable to the peer; the sections are what could still be understood.</param>
public sealed record ConfDocument(string Path, EquatableArray<ConfSection> Sections, EquatableArray<Fault> Faults)
{
    /// <summary>Reads the text of a file. Any text gives a document.</summary>
    public static ConfDocument Parse(string path, string text) => new ConfParser(path).Parse(text);

    /// <summary>A file that is there but can't be read.</summary>
    internal static ConfDocument Unreadable(string path, string problem) =>
        new(path, default, new[] { Fault.Of(ReadingFaults.Unreadable, SourceSpan.File(path), path, problem) }.ToEquatableArray());

    /// <summary>The section of that name, or null.</summary>
    public ConfSection? Find(string name) => Sections.FirstOrDefault(section => section.Name == name);
}
