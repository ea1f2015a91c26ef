using System;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The journal as a log: a line for each entry, without its stamp; the times of the lines come beside them.</summary>
/// <remarks>At the end of the journal it gives nothing; <see cref="JournalReader.Wait"/> tells when to read on.</remarks>
public sealed class JournalSource : LogSource
{
    private readonly JournalReader reader;
    private int given = -1; // bytes of the reader's line that were given out; -1: it was given whole, with its line feed

    /// <summary>Reads <paramref name="reader"/>, which is disposed of with the source.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="reader">The journal, at the place where reading begins.</param>
    public JournalSource(string name, JournalReader reader)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        this.reader = reader;
    }

    /// <summary>The times of the lines that were given out, but for those that were dropped.</summary>
    public LineTimes Times { get; } = new();

    /// <inheritdoc/>
    /// <remarks>It passes when <see cref="JournalReader.Wait"/> has mended it.</remarks>
    public override string? Problem => reader.Problem is { } problem ? $"{Name}: {problem}" : null;

    /// <inheritdoc/>
    public override long RawBytesRead => BytesRead;

    /// <inheritdoc/>
    public override long? RawLength => null;

    private protected override int ReadCore(Span<byte> into)
    {
        var room = into;
        while (!room.IsEmpty && (given >= 0 || TryReadNext()))
        {
            var text = reader.Current.Text[given..];
            var count = Math.Min(text.Length, room.Length);
            text[..count].CopyTo(room);
            given += count;
            room = room[count..];
            if (count == text.Length && !room.IsEmpty)
            {
                room[0] = (byte)'\n';
                room = room[1..];
                given = -1;
            }
        }

        return into.Length - room.Length;
    }

    private protected override void Dispose(bool disposing) => reader.Dispose();

    private bool TryReadNext()
    {
        if (!reader.TryRead(out var entry))
        {
            return false;
        }

        Times.Add(entry.EventTimeMicroseconds);
        given = 0;
        return true;
    }
}
