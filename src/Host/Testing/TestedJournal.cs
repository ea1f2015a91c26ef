using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Journal;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Cli;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Testing;

/// <summary>Entries of the systemd journal: each a line behind its time, which regexes don't see.</summary>
internal sealed class TestedJournal : TestedLog
{
    private readonly JournalReader reader;
    private readonly ArrayBufferWriter<byte> line = new();

    private TestedJournal(JournalReader reader, JournalMatch match, LogEncoding encoding)
    {
        this.reader = reader;
        var headings = new List<string> { "Use         systemd journal", $"Use         encoding : {encoding.Name}" };
        if (match.Groups.Count > 0)
        {
            headings.Add($"Use    journal match : {match}");
        }

        Headings = headings;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public override bool HasDates => false;

    /// <inheritdoc/>
    public override string? Problem => reader.Problem is { } problem ? $"systemd-journal: {problem}" : null;

    /// <summary>Opens the journal that the user named.</summary>
    /// <exception cref="UsageException">It, its options or what is to be read of it can't be used.</exception>
    public static TestedJournal Open(TestRequest request, FilterDefinition filter, CommandContext context)
    {
        if (!JournalOptions.TryRead(FilterCatalog.Parse(request.Log).ToOptions(), out var options, out var problem))
        {
            throw new UsageException("systemd-journal", problem);
        }

        if (!JournalMatch.TryParse(request.JournalMatch is { } given ? [given] : filter.JournalMatches, out var match, out problem))
        {
            throw new UsageException(request.JournalMatch is null ? filter.Path : "--journalmatch", problem);
        }

        return JournalReader.TryOpen(options, match, request.TimeZone ?? context.Time.LocalTimeZone, context.Time, out var reader, out problem)
            ? new TestedJournal(reader, match, request.Encoding) : throw new UsageException("systemd-journal", problem);
    }

    /// <inheritdoc/>
    public override void Read(EntryAction action, CancellationToken interrupted)
    {
        for (var number = 1L; !interrupted.IsCancellationRequested && reader.TryRead(out var entry); number++)
        {
            line.ResetWrittenCount();
            line.Write(entry.Stamp);
            line.Write(" "u8);
            line.Write(entry.Text);
            action(new TestedEntry(number, line.WrittenSpan, new EventTime(entry.EventTimeMicroseconds), new DateCut(0, entry.Stamp.Length + 1)));
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => reader.Dispose();
}
