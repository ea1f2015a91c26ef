using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources.Journal;

/// <summary>What the tests of the journal need beside the library: systemd's own writer of journal files, and the peer's reader.</summary>
internal static class JournalTools
{
    /// <summary>Writes journal files from text (package systemd-journal-remote).</summary>
    public const string Writer = "/usr/lib/systemd/systemd-journal-remote";

    /// <summary>Runs the peer's code.</summary>
    public const string Python = "/usr/bin/python3";

    private static readonly string[] peerFiles =
        [Python, "/usr/lib/python3/dist-packages/fail2ban/server/filtersystemd.py", "/usr/lib/python3/dist-packages/systemd/journal.py"];

    /// <summary>Skips the test where journal files can't be written; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require() => Require("systemd-journal-remote", Writer);

    /// <summary>The same for the peer's reader of the journal.</summary>
    public static void RequirePeer() => Require("fail2ban and python3-systemd", peerFiles);

    private static void Require(string packages, params string[] files)
    {
        if (!files.All(File.Exists))
        {
            Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", $"{packages}: required but not installed");
            Assert.Skip($"{packages}: not installed");
        }
    }
}
