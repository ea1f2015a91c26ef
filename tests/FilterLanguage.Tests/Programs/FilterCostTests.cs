using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Programs;
using Banhammer.FilterLanguage.Tests.Definitions;
using Shouldly;
using Xunit;

namespace Banhammer.FilterLanguage.Tests.Programs;

/// <summary>What all regexes of filters compile to, and what they cost.</summary>
public sealed class FilterCostTests
{
    private const string PeerFilters = "/etc/fail2ban/filter.d";

    /// <summary>Our filters, and how many of their final regexes, over all variants, cost how much.</summary>
    public static TheoryData<string, string> OwnFilters => new()
    {
        { "amps", "linear: 1" },
        { "apache-auth", "linear: 12, n^2: 1" },
        { "asterisk", "linear: 16, n^2: 3" },
        { "dovecot", "linear: 6, n^2: 3" },
        { "fmd-server", "n^2: 4" },
        { "maps-auth", "linear: 4" },
        { "meshmonitor", "linear: 2" },
        { "mysqld-auth", "linear: 8" },
        { "nginx-botsearch", "linear: 2" },
        { "nginx-http-auth", "linear: 2" },
        { "nginx-limit-req", "linear: 2" },
        { "pam-generic", "n^2: 8" },
        { "postfix", "linear: 16" },
        { "recidive", "n^2: 4" },
        { "sshd", "linear: 70, n^2: 3" },
        { "vsftpd", "linear: 1, n^2: 8" },
    };

    [Theory]
    [MemberData(nameof(OwnFilters))]
    public void Own_AllVariantsOfAFilter_CostWhatTheyDid(string name, string expected)
    {
        var path = FilterFolder.Own.Filters.Single(filter => Path.GetFileNameWithoutExtension(filter) == name);

        Costs(Compile(FilterFolder.Own, path, FilterFolder.Own.Variants(path).Select(variant => variant.ToOptions()))).ShouldBe(expected);
    }

    [Fact]
    public void Own_Filters_AreAllInTheTable() =>
        FilterFolder.Own.Filters.Select(Path.GetFileNameWithoutExtension).ShouldBe(OwnFilters.Select(row => row.Data.Item1), ignoreOrder: true);

    /// <summary>The peer's filters of Debian 12, with each option that any of them knows: nothing needs another engine, and most is linear.</summary>
    [Fact]
    public void Peer_AllFilters_CompileAndCostWhatTheyDid()
    {
        RequirePeer();
        string[] options = ["", "logtype=journal", "logtype=short", "logtype=rfc5424", "mode=more", "mode=ddos", "mode=extra", "mode=aggressive", "mode=auth", "mode=rbl", "mode=errors"];
        var folder = new FilterFolder(PeerFilters);

        var programs = folder.Filters
            .SelectMany(path => Compile(folder, path, options.Select(option => option.Length == 0 ? [] : Loading.Options(option))))
            .DistinctBy(compiled => compiled.Key).ToList();

        Costs(programs).ShouldBe("exponential: 97, linear: 360, n^2: 132, n^3: 24, n^4: 2, n^5: 2");
        programs.Count(compiled => CostAnalysis.Of(compiled.Value).IsLinearWithMemory).ShouldBe(596);
        programs.Count(compiled => compiled.Value.IsMemoable).ShouldBe(598);
        var sizes = programs.Select(compiled => compiled.Value.Operations.Count).Order().ToList();
        (sizes[sizes.Count / 2], sizes[sizes.Count * 95 / 100], sizes[^1]).ShouldBe((51, 107, 201));
    }

    private static Dictionary<(string, bool), Program> Compile(FilterFolder folder, string path, IEnumerable<IReadOnlyDictionary<string, string>> variants)
    {
        var programs = new Dictionary<(string, bool), Program>();
        foreach (var options in variants)
        {
            foreach (var read in folder.Read(path, options, true).Concat(folder.Read(path, options, false)).Where(read => read.Tree is not null))
                programs.TryAdd((read.Regex.Text, read.Regex.Multiline), Compiling.Program(read.Regex.Text, read.Regex.Multiline));
        }

        return programs;
    }

    private static string Costs(IEnumerable<KeyValuePair<(string Text, bool Multiline), Program>> programs) => string.Join(", ", programs
        .GroupBy(compiled => CostAnalysis.Of(compiled.Value).ToString())
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key}: {group.Count()}"));

    private static void RequirePeer()
    {
        if (File.Exists(Path.Combine(PeerFilters, "sshd.conf")))
            return;

        Environment.GetEnvironmentVariable("BANHAMMER_REQUIRE_PEER").ShouldNotBe("1", "the package 'fail2ban' is required but isn't installed");
        Assert.Skip("the package 'fail2ban' is not installed; its filters can't be compiled");
    }
}
