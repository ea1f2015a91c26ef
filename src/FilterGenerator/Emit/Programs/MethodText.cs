using System.Collections.Generic;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>The body of a method under construction: its lines, the labels that are jumped to, and its locals.</summary>
internal sealed class MethodText
{
    private const string Open = "{";
    private const string Close = "}";
    private readonly List<(string? Label, string Line)> lines = [];
    private readonly HashSet<string> targets = [];
    private readonly List<string> locals = [];

    /// <summary>The locals, in the order of their first use; all of them are numbers.</summary>
    public IReadOnlyList<string> Locals => locals;

    /// <summary>Adds a statement.</summary>
    public void Line(string line) => lines.Add((null, line));

    /// <summary>Marks a place; vanishes if nothing jumps there.</summary>
    public void Label(string name) => lines.Add((name, ""));

    /// <summary>C# for a jump.</summary>
    public string Goto(string label)
    {
        targets.Add(label);
        return $"goto {label};";
    }

    /// <summary>Whether something jumps to a label.</summary>
    public bool IsTarget(string label) => targets.Contains(label);

    /// <summary>A local, declared on its first use.</summary>
    public string Local(string name)
    {
        if (!locals.Contains(name))
        {
            locals.Add(name);
        }

        return name;
    }

    /// <summary>Writes the lines, indented by the braces around them, with a blank one above each label.</summary>
    public void WriteTo(SourceWriter writer)
    {
        var blocks = new Stack<SourceWriter.Scope>();
        foreach (var (label, line) in lines)
        {
            if (label is not null && !IsTarget(label))
            {
                continue;
            }

            if (line == Close)
            {
                blocks.Pop().Dispose();
            }

            if (label is not null)
            {
                writer.Line();
            }

            writer.Line(label is null ? line : label + ":");
            if (line == Open)
            {
                blocks.Push(writer.Indent());
            }
        }
    }
}
