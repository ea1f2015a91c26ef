using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Testing;

/// <summary>The lines that a filter is tested with: of a file, of standard input, or of the command line itself.</summary>
internal sealed class TestedLog : IDisposable
{
    private const int ListedLines = 5;
    private const int ListedWidth = 53;

    private readonly LogSource? source;
    private readonly LineFramer? framer;
    private byte[]? text;

    private TestedLog(LogSource source)
    {
        this.source = source;
        framer = new LineFramer(new LogPipeReader(source), FramingOptions.Default);
        Headings = [$"Use         log file : {source.Name}", "Use         encoding : UTF-8"];
    }

    private TestedLog(string text)
    {
        this.text = Encoding.UTF8.GetBytes(text);
        Headings = text.Contains('\n', StringComparison.Ordinal) ? ListLines(text.Split('\n')) : [$"Use      single line : {Shorten(text)}"];
    }

    /// <summary>What the summary says about it, a line each.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>What ended the input before its time; null as long as nothing did.</summary>
    public string? Problem => source?.Problem;

    /// <summary>Opens what the user named.</summary>
    /// <exception cref="UsageException">It names a file that can't be read.</exception>
    public static TestedLog Open(string log)
    {
        if (log != "-" && !File.Exists(log))
        {
            return Directory.Exists(log) ? throw new UsageException(log, "it is a folder; expected a log file")
                : LooksLikePath(log) ? throw new UsageException(log, "there is no such file; expected a log file, or lines of a log")
                : new TestedLog(log);
        }

        return LogSource.TryOpen(log, out var source, out var problem) ? new TestedLog(source) : throw new UsageException(problem);
    }

    /// <summary>Reads on; false at the end.</summary>
    /// <param name="block">Valid until the next call.</param>
    public bool TryRead(out Block block)
    {
        if (framer is not null)
        {
            return framer.TryRead(out block);
        }

        block = Block.Of(text);
        var isFirst = text is not null;
        text = null;
        return isFirst;
    }

    /// <summary>A text cut to the width of the headings.</summary>
    public static string Shorten(string text) => text.Length > ListedWidth ? text[..(ListedWidth - 3)] + "..." : text;

    /// <inheritdoc/>
    public void Dispose() => source?.Dispose();

    private static bool LooksLikePath(string log) => log.Contains('/', StringComparison.Ordinal) && !log.Any(char.IsWhiteSpace);

    private static List<string> ListLines(string[] lines) =>
    [
        $"Use      multi line : {lines.Length} line(s)",
        .. lines.Take(ListedLines).Select((line, index) => $"| {index + 1,2}: {Shorten(line)}"),
        .. lines.Length > ListedLines ? ["| ..."] : Array.Empty<string>(),
        "`-",
    ];
}
