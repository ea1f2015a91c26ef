using System;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using Shouldly;

namespace Banhammer.Engine.Tests.Sources.Journal;

/// <summary>Writes a journal file with systemd's own program, entry by entry; what was written stands in the file a moment later.</summary>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>When the entries begin: 2023-11-14T22:13:20Z.</summary>
    public const long Start = 1_700_000_000_000_000;

    private readonly Process process;
    private long time = Start;

    /// <summary>Begins a file, whose name has to end in <c>.journal</c>.</summary>
    public JournalWriter(string path, long start = Start)
    {
        time = start;
        process = Process.Start(new ProcessStartInfo(JournalTools.Writer, ["-o", path, "-"]) { RedirectStandardInput = true, RedirectStandardError = true }).ShouldNotBeNull();
    }

    /// <summary>Writes a whole file.</summary>
    public static void WriteFile(string path, Action<JournalWriter> write, long start = Start)
    {
        using var writer = new JournalWriter(path, start);
        write(writer);
    }

    /// <summary>An entry of sshd, a second after the last.</summary>
    public void Write(string message) => Write(("_HOSTNAME", "h"), ("SYSLOG_IDENTIFIER", "sshd"), ("_PID", "12"), ("MESSAGE", message));

    /// <summary>An entry of these fields, a second after the last.</summary>
    public void Write(params (string Name, string Value)[] fields) => Write(Array.ConvertAll(fields, field => (field.Name, Encoding.UTF8.GetBytes(field.Value))));

    /// <summary>An entry of these fields, a second after the last.</summary>
    public void Write(params (string Name, byte[] Value)[] fields)
    {
        var entry = new MemoryStream();
        WriteText(entry, string.Create(CultureInfo.InvariantCulture, $"__REALTIME_TIMESTAMP={time}\n__MONOTONIC_TIMESTAMP={time - Start + 5_000_000}\n"));
        WriteText(entry, "_BOOT_ID=0123456789abcdef0123456789abcdef\n");
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        foreach (var (name, value) in fields)
        {
            WriteText(entry, name + "\n");
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)value.Length);
            entry.Write(length);
            entry.Write(value);
            WriteText(entry, "\n");
        }

        WriteText(entry, "\n");
        entry.WriteTo(process.StandardInput.BaseStream);
        process.StandardInput.BaseStream.Flush();
        time += 1_000_000;
    }

    /// <summary>Ends the file and waits until all of it is written.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        process.Dispose();
    }

    private static void WriteText(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
