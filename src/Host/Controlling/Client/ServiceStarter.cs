using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Host.Controlling.Client;

/// <summary>Starts a service in the background, apart from the terminal of the call, and waits for it to answer.</summary>
internal static class ServiceStarter
{
    // What was called leaves its terminal and its files behind.
    private const string Detach = "exec setsid \"$@\" </dev/null >/dev/null 2>&1";

    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="client">A client of the socket at which it will listen.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">The user has had enough.</param>
    /// <exception cref="NoServiceException">It ended, or didn't answer in time.</exception>
    public static async Task Start(IReadOnlyList<string> arguments, ControlClient client, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var process = Process.Start("/bin/sh", ["-c", Detach, "sh", Environment.ProcessPath!, .. arguments]);
        var begin = time.GetTimestamp();
        while (true)
        {
            try
            {
                await client.Send(["ping"], TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
                return;
            }
            catch (NoServiceException) when (!process.HasExited && time.GetElapsedTime(begin) < patience)
            {
                await Task.Delay(step, time, cancellation).ConfigureAwait(false);
            }
            catch (NoServiceException e)
            {
                throw new NoServiceException(process.HasExited ? $"Could not start server: it ended with exit code {process.ExitCode}; 'banhammer run' tells why" : e.Message);
            }
        }
    }

    /// <summary>Waits for a service to be gone.</summary>
    /// <returns>Whether it has.</returns>
    public static async Task<bool> WaitForEnd(ControlClient client, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < patience; await Task.Delay(step, time, cancellation).ConfigureAwait(false))
        {
            try
            {
                await client.Send(["ping"], TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
            }
            catch (NoServiceException)
            {
                return true;
            }
        }

        return false;
    }
}
