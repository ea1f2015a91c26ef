using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Engine.Sources;

/// <summary>A pipe over a <see cref="LogSource"/> whose buffer is always one segment, pinned and padded, and that allocates nothing while it reads.</summary>
/// <remarks>
/// <para>At the end of the input <see cref="ReadResult.IsCompleted"/> is true, but that isn't final: a later read asks the source again, so a file
/// that grows is followed. Reads are synchronous; <see cref="ReadAsync"/> completes at once.</para>
/// <para>At least <see cref="Padding"/> readable bytes lie before and behind the buffer, with any content, so vector code may run over its ends.</para>
/// </remarks>
public sealed class LogPipeReader : PipeReader, IDisposable
{
    /// <summary>Readable bytes before and behind what a read gives.</summary>
    public const int Padding = 64;

    /// <summary>The usual buffer: it fits a core's second-level cache with room to spare, and more is no faster.</summary>
    public const int DefaultBufferBytes = 256 * 1024;

    private readonly LogSource source;
    private readonly byte[] buffer;
    private readonly int limit;
    private int start = Padding;
    private int end = Padding;
    private int examined = Padding;
    private bool cancelPending;

    /// <summary>Reads <paramref name="source"/>, which is disposed of with the reader.</summary>
    /// <param name="source">The input.</param>
    /// <param name="bufferBytes">Most bytes that a read can give; at least 16.</param>
    public LogPipeReader(LogSource source, int bufferBytes = DefaultBufferBytes)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferBytes, 16);
        this.source = source;
        buffer = GC.AllocateArray<byte>(bufferBytes + (2 * Padding), pinned: true);
        limit = Padding + bufferBytes;
    }

    /// <summary>The input, for its counts and its <see cref="LogSource.Problem"/>.</summary>
    public LogSource Source => source;

    /// <summary>Most bytes that a read can give.</summary>
    public int BufferBytes => limit - Padding;

    /// <summary>Gives what isn't consumed yet; reads more if all of that has been examined. Always true.</summary>
    /// <remarks>The bytes are valid until the next read.</remarks>
    /// <exception cref="InvalidOperationException">The buffer is full and nothing of it was consumed.</exception>
    public override bool TryRead(out ReadResult result)
    {
        var atEnd = false;
        if (examined == end && !cancelPending)
        {
            MakeRoom();
            var count = source.Read(buffer.AsSpan(end, limit - end));
            end += count;
            atEnd = count == 0;
        }

        result = new ReadResult(new ReadOnlySequence<byte>(buffer, start, end - start), cancelPending, atEnd);
        cancelPending = false;
        return true;
    }

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TryRead(out var result);
        return new ValueTask<ReadResult>(result);
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // A sequence marks its end position with the sign bit.
        var consumedAt = consumed.GetInteger() & int.MaxValue;
        var examinedAt = examined.GetInteger() & int.MaxValue;
        if (consumed.GetObject() != buffer || examined.GetObject() != buffer || consumedAt < start || examinedAt < consumedAt || examinedAt > end)
        {
            ThrowNotOurPosition();
        }

        start = consumedAt;
        this.examined = examinedAt;
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => cancelPending = true;

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => Dispose();

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    [DoesNotReturn]
    private static void ThrowNotOurPosition() => throw new ArgumentException("the position isn't one of the last read, or examined lies before consumed");

    [DoesNotReturn]
    private static void ThrowFull() => throw new InvalidOperationException("the buffer is full and nothing of it was consumed; consume or use a larger one");

    private void MakeRoom()
    {
        var held = end - start;
        if (held == limit - Padding)
        {
            ThrowFull();
        }

        // Moving only when a quarter is left keeps the cost down when bytes trickle in; a file fills the buffer, so only its tail moves.
        if (held == 0 || limit - end < (limit - Padding) / 4)
        {
            buffer.AsSpan(start, held).CopyTo(buffer.AsSpan(Padding));
            start = Padding;
            end = Padding + held;
        }

        examined = end;
    }
}
