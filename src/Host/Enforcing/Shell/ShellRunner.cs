using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>Runs commands by <c>/bin/sh -c</c>, each in a session of its own, on the caller's thread.</summary>
/// <remarks>
/// A command has ended when its shell has; what it leaves in the background lives on, as with the peer. One that takes too long is told to end,
/// and killed a moment later, with all that it has started. Whatever a command prints, memory is bounded. Thread-safe.
/// </remarks>
/// <param name="environment">What commands find in their environment, a <c>NAME=value</c> each.</param>
/// <param name="time">The clock of the time-outs.</param>
internal sealed unsafe class ShellRunner(IReadOnlyList<string> environment, TimeProvider time)
{
    private const string Shell = "/bin/sh";

    // How long a command that is told to end may tidy up, and how long the system may take to end one that is killed.
    private static readonly TimeSpan grace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="timeout">How long it may take.</param>
    public CommandOutcome Run(ShellCommand command, TimeSpan timeout)
    {
        using var running = Start(command, out var problem);
        if (running is null)
            return new CommandOutcome(null, null, null, problem, new OutputTail(), new OutputTail());
        var isInTime = running.Await(timeout, time);
        if (!isInTime && !TryEnd(running))
            return new CommandOutcome(null, null, timeout, "can't be killed: the system holds it", running.Output, running.Errors);
        var status = running.Reap();
        var signal = status & 0x7f;
        return new CommandOutcome(
            signal == 0 ? (status >> 8) & 0xff : null, signal == 0 ? null : signal, isInTime ? null : timeout, null, running.Output, running.Errors);
    }

    private bool TryEnd(RunningCommand running)
    {
        var tree = new ProcessTree(running.Pid);
        tree.Signal(NativeProcess.Terminate);
        running.Await(grace, time);
        tree.Signal(NativeProcess.Kill);
        NativeProcess.Signal(-running.Pid, NativeProcess.Kill); // what was started while the tree was looked at
        return running.Await(patience, time);
    }

    private RunningCommand? Start(ShellCommand command, out string? problem)
    {
        if (!NativeProcess.TryPipe(out var output, out var outputEnd) || !NativeProcess.TryPipe(out var errors, out var errorsEnd))
        {
            problem = Problem("has no pipe to print to", Marshal.GetLastPInvokeError());
            Close(output, outputEnd);
            return null;
        }

        using var arguments = new NativeTexts([Shell, "-c", command.Script, .. command.Arguments]);
        using var variables = new NativeTexts(environment);
        var failure = NativeProcess.Spawn(out var pid, Shell, arguments.Pointers, variables.Pointers, outputEnd, errorsEnd);
        Close(outputEnd, errorsEnd);
        if (failure == 0)
        {
            problem = null;
            return new RunningCommand(pid, output, errors);
        }

        Close(output, errors);
        problem = failure == NativeProcess.TooLong ? "is too long: the system has a limit on arguments" : Problem("can't be started", failure);
        return null;
    }

    private static string Problem(string what, int error) => $"{what}: {Marshal.GetPInvokeErrorMessage(error)}";

    private static void Close(params ReadOnlySpan<int> files)
    {
        foreach (var file in files)
        {
            if (file >= 0)
                NativeProcess.Close(file);
        }
    }
}
