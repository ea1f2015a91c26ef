using System;
using System.IO;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>The program that is replaced, as Debian installs it.</summary>
internal static class Peer
{
    /// <summary>Its configuration.</summary>
    public const string Folder = "/etc/fail2ban";

    /// <summary>Its filters.</summary>
    public const string FilterFolder = Folder + "/filter.d";

    /// <summary>Its own annotated logs.</summary>
    public const string Logs = "/usr/lib/python3/dist-packages/fail2ban/tests/files/logs";

    /// <summary>Its interpreter.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Its tester.</summary>
    public const string Program = "/usr/bin/fail2ban-regex";

    /// <summary>Whether it is here.</summary>
    public static bool IsInstalled => File.Exists(Path.Combine(FilterFolder, "sshd.conf")) && Directory.Exists(Logs) && File.Exists(Python);

    /// <summary>Skips the test where the package isn't installed; fails it where <c>BANHAMMER_REQUIRE_PEER</c> is 1.</summary>
    public static void Require()
    {
        if (IsInstalled)
        {
            return;
        }

        Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
        Assert.Skip("the package 'fail2ban' is not installed; its answers can't be compared");
    }
}
