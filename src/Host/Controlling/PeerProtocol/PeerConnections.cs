using System;
using System.Buffers;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>Serves clients of the peer: each message is a command, each is answered in order.</summary>
/// <remarks>A client that sends what can't be read is told so; one that sends without end, or keeps a message open too long, is cut off.</remarks>
internal sealed class PeerConnections(ICommandHandler handler, PeerLimits limits, TimeProvider time, ILogger log) : ConnectionHandler
{
    private long held;

    /// <summary>Serves a client until it closes.</summary>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var (input, output) = (connection.Transport.Input, connection.Transport.Output);
        try
        {
            while (await Receive(input, connection.ConnectionClosed).ConfigureAwait(false) is { } message && !message.AsSpan().SequenceEqual(PeerFrame.Close))
            {
                var answer = await Answer(message, connection.ConnectionClosed).ConfigureAwait(false);
                await output.WriteAsync(answer, connection.ConnectionClosed).ConfigureAwait(false);
                await output.WriteAsync(PeerFrame.End.ToArray(), connection.ConnectionClosed).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionResetException)
        {
            // the client has gone
        }
        catch (PickleException e)
        {
            PeerMessages.CutOff(log, e.Message);
            connection.Abort(new ConnectionAbortedException(e.Message));
        }
    }

    // A message without its terminator; null at the end.
    private async Task<byte[]?> Receive(PipeReader input, CancellationToken closed)
    {
        var (searched, counted) = (0L, 0L);
        using var timeout = new CancellationTokenSource(limits.IdleTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, closed);
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(either.Token).ConfigureAwait(false);
                var received = read.Buffer;
                if (PeerFrame.TryTake(ref received, ref searched, out var message))
                {
                    var bytes = message.Length <= limits.MessageBytes ? message.ToArray() : throw TooLong();
                    input.AdvanceTo(received.Start);
                    return bytes;
                }

                var grown = received.Length - counted;
                if (counted == 0 && grown > 0)
                    timeout.CancelAfter(limits.MessageTime);
                counted = received.Length;
                if (Interlocked.Add(ref held, grown) > limits.HeldBytes || counted > limits.MessageBytes + PeerFrame.End.Length)
                    throw TooLong();
                input.AdvanceTo(received.Start, received.End);
                if (read.IsCompleted)
                    return null;
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && counted > 0)
        {
            throw new PickleException($"a message of {counted} bytes so far has no end after {limits.MessageTime.TotalSeconds} s");
        }
        finally
        {
            Interlocked.Add(ref held, -counted);
        }
    }

    private async Task<ReadOnlyMemory<byte>> Answer(byte[] message, CancellationToken closed)
    {
        if (!PickleReader.TryRead(message, limits.Pickles, out var command, out var problem))
        {
            PeerMessages.Unreadable(log, problem);
            return PickleWriter.Write($"ERROR: {problem}");
        }

        try
        {
            var answer = await handler.Handle(command, closed).ConfigureAwait(false);
            return PickleWriter.Write(PlainValue.Pair(0, answer));
        }
        catch (CommandException e)
        {
            var (module, name) = PeerErrors.ClassOf(e.Error);
            return PickleWriter.WriteError(1, module, name, e.Message);
        }
    }

    private PickleException TooLong() => new($"a message is longer than {limits.MessageBytes} bytes, or all that are unfinished longer than {limits.HeldBytes}");
}
