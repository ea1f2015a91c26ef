using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Checking;

/// <summary>What is said about the filters of Debian's fail2ban 1.0.2; a change here is to be looked at. All of BH0503 and BH0504, and ten of BH0505, were timed in fail2ban.</summary>
public sealed partial class PeerFiltersTests
{
    private const string Configuration = "/etc/fail2ban";

    [Fact]
    public void PeerFilters_HaveTheseFindings()
    {
        if (!Directory.Exists(Configuration + "/filter.d") && Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER") != "1")
        {
            Assert.Skip("fail2ban isn't installed");
        }

        // Without jails, so that each filter is as good as any.
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.Path + "/filter.d", Configuration + "/filter.d");
        var run = ProgramRun.Of("check", "-c", folder.Path);

        var counts = Id().Matches(run.Output).Select(match => match.Groups[1].Value).Where(id => id != "BH0502" && !id.StartsWith("BH06", StringComparison.Ordinal))
            .GroupBy(id => id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}");
        counts.ShouldBe(["BH0301 1", "BH0302 1", "BH0307 1", "BH0503 6", "BH0504 6", "BH0505 38", "BH0506 1"]);
        run.Exit.ShouldBe(0);
    }

    [GeneratedRegex("^[^ ]+: (BH[0-9]{4}) ", RegexOptions.Multiline)]
    private static partial Regex Id();
}
