using System;
using System.IO;

namespace Banhammer.Host.Cli;

/// <summary>Passes bytes on and remembers whether the other side has gone.</summary>
internal sealed class ClosableStream(Stream inner) : WriteOnlyStream
{
    /// <summary>Whether a write has failed.</summary>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException)
        {
            IsClosed = true;
            throw;
        }
    }
}
