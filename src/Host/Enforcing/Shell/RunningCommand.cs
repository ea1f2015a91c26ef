using System;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>A process that was started, with the pipes that it prints to.</summary>
/// <remarks>It isn't reaped before it is disposed, so until then its id, and that of its group, belong to nobody else.</remarks>
internal sealed unsafe class RunningCommand(int pid, int output, int errors) : IDisposable
{
    private const int ChunkBytes = 8192;
    private const int MostChunks = 64; // 512 KB
    private const int LookEvery = 20; // ms, where the kernel doesn't tell that a process ends

    private readonly int pidFile = NativeProcess.OpenPid(pid);
    private int output = output;
    private int errors = errors;
    private int? status;

    /// <summary>Its id, which is also that of its group and session.</summary>
    public int Pid => pid;

    /// <summary>The end of what it printed.</summary>
    public OutputTail Output { get; } = new();

    /// <summary>The end of what it printed as errors.</summary>
    public OutputTail Errors { get; } = new();

    /// <summary>Reads what the process prints until it ends.</summary>
    /// <param name="limit">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Whether it has ended.</returns>
    public bool Await(TimeSpan limit, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var left = limit - time.GetElapsedTime(start);
            var hasEnded = Poll((int)Math.Clamp(Math.Ceiling(left.TotalMilliseconds), 0, 60_000));
            ReadAll(ref output, Output);
            ReadAll(ref errors, Errors);
            if (hasEnded || left <= TimeSpan.Zero)
                return hasEnded;
        }
    }

    /// <summary>Takes the process off the system's table, once it has ended.</summary>
    /// <returns>Its status as <c>waitpid</c> gives it.</returns>
    public int Reap()
    {
        if (status is null && NativeProcess.TryReap(pid, out var found))
            status = found;
        return status ?? 0;
    }

    public void Dispose()
    {
        Close(ref output);
        Close(ref errors);
        if (pidFile >= 0)
            NativeProcess.Close(pidFile);
    }

    private bool Poll(int milliseconds)
    {
        Span<NativeProcess.PollEntry> entries =
        [
            new() { File = pidFile, Events = NativeProcess.Readable },
            new() { File = output, Events = NativeProcess.Readable },
            new() { File = errors, Events = NativeProcess.Readable },
        ];
        fixed (NativeProcess.PollEntry* first = entries)
        {
            NativeProcess.Poll(first, (nuint)entries.Length, pidFile >= 0 ? milliseconds : Math.Min(milliseconds, LookEvery));
        }

        return pidFile >= 0 ? entries[0].Seen != 0 : NativeProcess.HasEnded(pid);
    }

    // Until the pipe is empty, or for a while: whoever prints without end mustn't keep the clock from being looked at.
    private static void ReadAll(ref int file, OutputTail tail)
    {
        var chunk = stackalloc byte[ChunkBytes];
        for (var chunks = 0; file >= 0 && chunks < MostChunks; chunks++)
        {
            var count = NativeProcess.Read(file, chunk, ChunkBytes);
            if (count > 0)
            {
                tail.Add(new ReadOnlySpan<byte>(chunk, (int)count));
            }
            else if (count == 0)
            {
                Close(ref file);
            }
            else if (Marshal.GetLastPInvokeError() != NativeProcess.Interrupted)
            {
                return;
            }
        }
    }

    private static void Close(ref int file)
    {
        if (file >= 0)
            NativeProcess.Close(file);
        file = -1; // which poll passes over
    }
}
