using System.Buffers;

namespace Banhammer.Host.Logging;

/// <summary>What a message looks like in the log.</summary>
internal interface ILogFormat
{
    /// <summary>Writes a message as UTF-8, without a line end.</summary>
    void Write(LogRecord record, IBufferWriter<byte> output);
}
