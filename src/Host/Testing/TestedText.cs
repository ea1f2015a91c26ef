using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;

namespace Banhammer.Host.Testing;

/// <summary>Lines of a file, of standard input, or of the command line itself. Comments and empty lines are none.</summary>
internal sealed class TestedText : TestedLog
{
    private const int ListedLines = 5;
    private const int ListedWidth = 53;

    private readonly LogSource? source;
    private readonly byte[] text = [];

    private TestedText(LogSource source, LogEncoding encoding)
    {
        this.source = source;
        Headings = [$"Use         log file : {source.Name}", $"Use         encoding : {encoding.Name}"];
    }

    private TestedText(string text, int maxLines)
    {
        this.text = Encoding.UTF8.GetBytes(text);
        var lines = text.Split('\n');
        Headings = lines.Length > 1 || maxLines > 1 ? ListLines(lines) : [$"Use      single line : {Shorten(text)}"];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public override bool HasDates => true;

    /// <inheritdoc/>
    public override string? Problem => source?.Problem;

    /// <summary>The lines of a file or a stream, which is disposed of with this.</summary>
    public static TestedText OfSource(LogSource source, LogEncoding encoding) => new(source, encoding);

    /// <summary>The lines of a text.</summary>
    public static TestedText OfArgument(string text, int maxLines) => new(text, maxLines);

    /// <summary>A text cut to the width of the headings.</summary>
    public static string Shorten(string text) => text.Length > ListedWidth ? text[..(ListedWidth - 3)] + "..." : text;

    /// <inheritdoc/>
    public override void Read(EntryAction action, CancellationToken interrupted)
    {
        if (source is null)
        {
            Read(Block.Of(text), action);
            return;
        }

        var framer = new LineFramer(new LogPipeReader(source), FramingOptions.Default);
        while (!interrupted.IsCancellationRequested && framer.TryRead(out var block))
        {
            Read(block, action);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => source?.Dispose();

    private static void Read(Block block, EntryAction action)
    {
        foreach (var line in block)
        {
            if (!line.Bytes.IsEmpty && line.Bytes[0] != '#')
            {
                action(new TestedEntry(block.FirstLineNumber + line.Index, line.Bytes));
            }
        }
    }

    private static List<string> ListLines(string[] lines) =>
    [
        $"Use      multi line : {lines.Length} line(s)",
        .. lines.Take(ListedLines).Select((line, index) => $"| {index + 1,2}: {Shorten(line)}"),
        .. lines.Length > ListedLines ? ["| ..."] : Array.Empty<string>(),
        "`-",
    ];
}
