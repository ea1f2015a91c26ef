using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using Banhammer.Host.Cli;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>Our tester, called in this process as the program calls it.</summary>
internal static class TesterRun
{
    /// <summary>What it finds in a log, the first failregex that matches deciding a line.</summary>
    public static IReadOnlyList<PeerFinding> Read(PeerRequest request) =>
        Output(request, "-o", "json", "--no-check-all").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row =>
        {
            using var json = JsonDocument.Parse(row);
            return PeerFinding.OfOurs(json.RootElement);
        }).ToArray();

    /// <summary>What it prints.</summary>
    public static string Output(PeerRequest request, params string[] options)
    {
        string[] call =
        [
            "regex", "-c", request.Folder, "--usedns", request.UseDns, "--timezone", "Europe/Zurich", "--now", request.Now.ToString(CultureInfo.InvariantCulture),
            .. request.IsJournal ? ["-d", "{NONE}"] : Array.Empty<string>(), .. options, request.Log, request.Reference,
        ];
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int exit;
        using (var console = new ProgramConsole(output, errors, outputIsTerminal: false, errorIsTerminal: false))
        {
            exit = CommandLine.Run(call, new CommandContext(console, TimeProvider.System, CancellationToken.None));
        }

        exit.ShouldBe(0, errors.ToString());
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
