using System;
using System.IO;
using System.Text;

namespace Banhammer.Host.Cli;

/// <summary>Where a command writes: data to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class ProgramConsole : IDisposable
{
    private readonly ClosableStream stream;

    /// <summary>A console over given streams.</summary>
    /// <param name="output">Data.</param>
    /// <param name="error">Errors and progress.</param>
    /// <param name="outputIsTerminal">Tables may be coloured and as wide as the terminal.</param>
    /// <param name="errorIsTerminal">Progress may be drawn.</param>
    public ProgramConsole(Stream output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        stream = new ClosableStream(output);
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
    public static ProgramConsole Open() =>
        new(new StandardOutputStream(), Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

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
}
