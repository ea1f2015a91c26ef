using Banhammer.FilterLanguage.Conf;

namespace Banhammer.FilterLanguage.Interpolation;

/// <summary>One link of a chain of references: the option that is being expanded, and the one that asked for it.</summary>
internal sealed record Reference(string Name, TracedText Raw, Reference? From)
{
    /// <summary>Number of links up to this one.</summary>
    public int Depth { get; } = From is null ? 1 : From.Depth + 1;

    /// <summary>The option that was asked for first.</summary>
    public string Root => From is null ? Name : From.Root;

    /// <summary><c>a (x.conf:3) -> b (x.conf:5) -> a</c> if expanding <paramref name="next"/> here would never end, else null.</summary>
    public string? LoopTo(TracedText next)
    {
        var path = "";
        for (var link = this; link is not null; link = link.From)
        {
            path = link.Show() + (path.Length == 0 ? "" : " -> " + path);
            if (ReferenceEquals(link.Raw, next))
            {
                return path + " -> " + link.Name;
            }
        }

        return null;
    }

    private string Show()
    {
        var where = Raw.Locate(0, 0);
        return where.Line == 0 ? Name : $"{Name} ({where.Path}:{Limits.Show(where.Line)})";
    }
}
