using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class SessionMergerTests
{
    private static readonly FilterOptions keepDetails = FilterOptions.Default with { KeepDetails = true };

    [Theory]
    [MemberData(nameof(SessionMergerCases.Traces), MemberType = typeof(SessionMergerCases))]
    public void Examine_LinesOfAConnection_ReportsFailuresWithTheirLines(string[] lines, string?[] expected)
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes, options: keepDetails);

        Reports(probe, lines, "1").ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(SessionMergerCases.Traces), MemberType = typeof(SessionMergerCases))]
    public void Examine_TwoConnectionsInterleaved_KeepsThemApart(string[] lines, string?[] expected)
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes, options: keepDetails);

        foreach (var (line, report) in lines.Zip(expected))
        {
            Reports(probe, [line], "1").ShouldBe([report]);
            Reports(probe, [line], "2").ShouldBe([report]);
        }
    }

    [Theory]
    [MemberData(nameof(SessionMergerCases.Traces), MemberType = typeof(SessionMergerCases))]
    public void Examine_LinesNotKept_ReportsTheSameFailures(string[] lines, string?[] expected)
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes);

        lines.Select(line => probe.Examine("c=1 " + line) == LineOutcome.Matched).ShouldBe(expected.Select(report => report is not null));
    }

    [Fact]
    public void Examine_LineWithoutSessionId_StandsAlone()
    {
        var probe = new FilterProbe([.. SessionMergerCases.Regexes, "^alone <HOST>$"], options: keepDetails);

        Reports(probe, ["fail root"], "1").ShouldBe([null]);
        probe.Examine("alone 192.0.2.1").ShouldBe(LineOutcome.Matched);

        probe.Found.Single().Lines.ShouldBe(["alone 192.0.2.1"]);
        probe.Found.Single().Fields.ShouldNotContainKey("user");
    }

    [Fact]
    public void Examine_UserComesLater_ReportsTheMergedFields()
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes, options: keepDetails);

        Reports(probe, ["connect 192.0.2.1", "fail root"], "1");

        (probe.Found.Single().Id, probe.Found.Single().Fields["user"]).ShouldBe(("192.0.2.1", "root"));
    }

    [Theory]
    [InlineData(299.9, LineOutcome.Matched)]
    [InlineData(300, LineOutcome.Pending)]
    public void Examine_SessionAges_FromItsFirstLineOn(double seconds, LineOutcome expected)
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes);

        probe.Examine("c=1 connect 192.0.2.1", 0);
        probe.Examine("c=1 try root", 200);

        probe.Examine("c=1 fail root", seconds).ShouldBe(expected);
    }

    [Theory]
    [InlineData(99, LineOutcome.Matched)]
    [InlineData(100, LineOutcome.Pending)]
    public void Examine_ManySessions_TheOldestOf100Goes(int later, LineOutcome expected)
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes);

        probe.Examine("c=0 connect 192.0.2.1");
        for (var i = 1; i <= later; i++)
        {
            probe.Examine($"c={i} connect 192.0.2.2");
            probe.Examine($"c={i} try root");
        }

        probe.Examine("c=0 fail root").ShouldBe(expected);
    }

    [Fact]
    public void Examine_SessionsThatEnd_MakeRoom()
    {
        var probe = new FilterProbe(SessionMergerCases.Regexes);
        probe.Examine("c=0 connect 192.0.2.1");
        for (var i = 1; i <= 1_000; i++)
        {
            probe.Examine($"c={i} connect 192.0.2.2");
            probe.Examine($"c={i} bye");
        }

        probe.Examine("c=0 fail root").ShouldBe(LineOutcome.Matched);
    }

    [Fact]
    public void Examine_RandomSessions_FindsThoseThatAPlainListFinds()
    {
        // The plain twin: a list of (id, created), at most 100; the oldest go first, until one goes that was alive.
        var probe = new FilterProbe(SessionMergerCases.Regexes);
        var model = new List<(int Id, double Created)>();
        var random = new Random(7);
        for (var second = 0.0; second < 2_000; second += 0.2)
        {
            var id = random.Next(150);
            model.RemoveAll(entry => entry.Id == id && second - entry.Created >= 300);
            var known = model.Exists(entry => entry.Id == id);
            switch (random.Next(3))
            {
                case 0:
                    probe.Examine($"c={id} connect 192.0.2.1", second).ShouldBe(LineOutcome.Nofail);
                    if (!known)
                    {
                        for (var wasAlive = model.Count < 100; !wasAlive && model.Count > 0; model.RemoveAt(0))
                        {
                            wasAlive = second - model[0].Created < 300;
                        }

                        model.Add((id, second));
                    }

                    break;
                case 1:
                    probe.Examine($"c={id} bye", second).ShouldBe(LineOutcome.Nofail);
                    model.RemoveAll(entry => entry.Id == id);
                    break;
                default:
                    if (known)
                    {
                        probe.Examine($"c={id} fail root", second).ShouldBe(LineOutcome.Matched);
                    }

                    break;
            }
        }
    }

    private static string?[] Reports(FilterProbe probe, IEnumerable<string> lines, string session) => lines.Select(line =>
    {
        var outcome = probe.Examine($"c={session} {line}");
        probe.Found.Count.ShouldBe(outcome == LineOutcome.Matched ? 1 : 0);
        return probe.Found.Count == 0 ? null : string.Join('|', probe.Found[0].Lines).Replace($"c={session} ", "", StringComparison.Ordinal);
    }).ToArray();
}
