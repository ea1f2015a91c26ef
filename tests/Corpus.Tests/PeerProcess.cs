using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>The peer's tester in a process of its own, which reads one log after the other: starting it takes longer than most logs.</summary>
public sealed class PeerProcess : IDisposable
{
    private readonly bool followsLaterReleases;
    private Process? process;
    private Task<string>? errors;

    /// <summary>The release that we follow: the installed one with what later ones changed.</summary>
    public PeerProcess()
        : this(followsLaterReleases: true)
    {
    }

    /// <summary>The installed release, or the one that we follow.</summary>
    internal PeerProcess(bool followsLaterReleases) => this.followsLaterReleases = followsLaterReleases;

    /// <summary>What it finds in a log, in its order.</summary>
    internal IReadOnlyList<PeerFinding> Read(PeerRequest request)
    {
        Start();
        process!.StandardInput.WriteLine(request.ToJson());
        process.StandardInput.Flush();
        using var json = JsonDocument.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{request}: {errors!.GetAwaiter().GetResult()}"));
        return json.RootElement.EnumerateArray().Select(PeerFinding.OfPeer).ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
    }

    private void Start()
    {
        if (process is not null)
        {
            return;
        }

        var start = new ProcessStartInfo(Peer.Python, [Path.Combine(Repository.TestData, "peer.py"), .. followsLaterReleases ? ["--later"] : Array.Empty<string>()])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        process = Process.Start(start).ShouldNotBeNull();
        errors = process.StandardError.ReadToEndAsync();
    }
}
