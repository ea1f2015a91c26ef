using System.Diagnostics;
using System.IO;
using Shouldly;

namespace Banhammer.Host.Tests;

/// <summary>The system's Python, which the peer is written in: what it says about its own formats.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script that reads <paramref name="input"/> and gives what it prints, a line an element.</summary>
    public static string[] Run(string script, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using (var writer = new StreamWriter(process.StandardInput.BaseStream))
        {
            writer.Write(input);
        }

        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output.Result.TrimEnd('\n').Split('\n');
    }
}
