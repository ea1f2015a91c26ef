using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Cli;

/// <summary>Standard output by <c>write(2)</c>, which fails when the reader of a pipe has gone.</summary>
/// <remarks>
/// The runtime's console stream swallows that, so that we would work on for nobody; a file stream over the descriptor keeps a position of
/// its own and would overwrite what other programs write to the same file.
/// </remarks>
internal sealed partial class StandardOutputStream : WriteOnlyStream
{
    private const int Interrupted = 4; // EINTR
    private const int Descriptor = 1;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(Descriptor, buffer, buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
            }
            else if (Marshal.GetLastPInvokeError() is not Interrupted and var error)
            {
                throw new IOException($"standard output can't be written: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);
}
