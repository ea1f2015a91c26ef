using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Banhammer.Host.Tests;

/// <summary>The peer's own programs, where they are installed.</summary>
internal static class PeerProgram
{
    /// <summary>Its client.</summary>
    public const string Client = "/usr/bin/fail2ban-client";

    /// <summary>Its server.</summary>
    public const string Server = "/usr/bin/fail2ban-server";

    /// <summary>Skips the test where the peer isn't installed, unless it has to be.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(Client) || Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER") == "1", "fail2ban isn't installed");

    /// <summary>Calls its client.</summary>
    public static ProgramRun CallClient(string configuration, params string[] words) => Call(Client, ["-c", configuration, .. words]);

    /// <summary>Runs a program to its end.</summary>
    public static ProgramRun Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
