using System;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Banhammer.Host.Cli;

/// <summary>Where a command writes: data to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class ProgramConsole : IDisposable
{
    private readonly OutputStream stream;

    /// <summary>A console over given streams.</summary>
    /// <param name="output">Data.</param>
    /// <param name="error">Errors and progress.</param>
    /// <param name="outputIsTerminal">Tables may be coloured and as wide as the terminal.</param>
    /// <param name="errorIsTerminal">Progress may be drawn.</param>
    public ProgramConsole(Stream output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        stream = new OutputStream(output);
        Output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15) { NewLine = "\n" };
        Error = error;
        OutputIsTerminal = outputIsTerminal;
        ErrorIsTerminal = errorIsTerminal;
    }

    /// <summary>Data, buffered, UTF-8 with <c>\n</c>. Writing fails with <see cref="IOException"/> once the reader has gone.</summary>
    public TextWriter Output { get; }

    /// <summary>Errors and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person reads the output.</summary>
    public bool OutputIsTerminal { get; }

    /// <summary>Whether progress can be drawn.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>Whether the reader of the output has gone.</summary>
    public bool OutputIsClosed => stream.IsClosed;

    /// <summary>The process's own.</summary>
    public static ProgramConsole Open()
    {
        // The runtime's console stream swallows a closed pipe and would let us work on for nobody.
        var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return new ProgramConsole(output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!OutputIsClosed)
        {
            try
            {
                Output.Flush();
            }
            catch (IOException)
            {
                // nobody reads
            }
        }
    }

    private sealed class OutputStream(Stream inner) : Stream
    {
        public bool IsClosed { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

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
}
