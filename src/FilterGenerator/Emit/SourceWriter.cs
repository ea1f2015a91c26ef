using System;
using System.Text;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>C# text under construction: lines, indented by the blocks they stand in; <c>\n</c> only.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes an empty line, without trailing blanks.</summary>
    public void Line() => text.Append('\n');

    /// <summary>Writes <paramref name="content"/>, each of its lines at the present depth.</summary>
    public void Line(string content)
    {
        foreach (var line in content.Split('\n'))
        {
            if (line.Length > 0)
            {
                text.Append(' ', depth * IndentWidth).Append(line);
            }

            text.Append('\n');
        }
    }

    /// <summary>Opens a pair of braces that closes on disposal.</summary>
    /// <param name="header">What stands above the brace.</param>
    public Scope Block(string header)
    {
        Line(header);
        return Open("{", "}");
    }

    /// <summary>Opens a collection expression that closes on disposal.</summary>
    /// <param name="header">What stands above the bracket.</param>
    /// <param name="end">What ends the statement.</param>
    public Scope List(string header, string end)
    {
        Line(header);
        return Open("[", "]" + end);
    }

    /// <summary>Indents by one step until disposal.</summary>
    public Scope Indent()
    {
        depth++;
        return new Scope(this, null);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => text.ToString();

    private Scope Open(string open, string close)
    {
        Line(open);
        depth++;
        return new Scope(this, close);
    }

    /// <summary>An open block.</summary>
    internal readonly struct Scope(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (close is not null)
            {
                writer.Line(close);
            }
        }
    }
}
