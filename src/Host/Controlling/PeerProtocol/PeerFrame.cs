using System;
using System.Buffers;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>How the peer's messages are told apart: each is followed by a terminator.</summary>
internal static class PeerFrame
{
    /// <summary>What stands behind each message.</summary>
    public static ReadOnlySpan<byte> End => "<F2B_END_COMMAND>"u8;

    /// <summary>A message that asks to close.</summary>
    public static ReadOnlySpan<byte> Close => "<F2B_CLOSE_COMMAND>"u8;

    /// <summary>Takes the first message of what has come in.</summary>
    /// <param name="received">What has come in; without the message and its terminator afterwards.</param>
    /// <param name="searched">Bytes at the start that are known to have no terminator; what to pass next time when false.</param>
    /// <param name="message">The message when true.</param>
    public static bool TryTake(ref ReadOnlySequence<byte> received, ref long searched, out ReadOnlySequence<byte> message)
    {
        var reader = new SequenceReader<byte>(received);
        reader.Advance(searched);
        if (reader.TryReadTo(out ReadOnlySequence<byte> _, End))
        {
            message = received.Slice(0, reader.Consumed - End.Length);
            received = received.Slice(reader.Consumed);
            searched = 0;
            return true;
        }

        // The terminator may have come in half.
        searched = Math.Max(0, received.Length - End.Length + 1);
        message = default;
        return false;
    }
}
