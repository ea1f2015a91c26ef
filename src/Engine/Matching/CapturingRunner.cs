using System;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Banhammer.Engine.Matching;

/// <summary>Runs a .NET regex over a span and reads its groups without allocating.</summary>
/// <remarks>
/// The public way to groups is <see cref="Regex.Match(string)"/>, which costs a kilobyte a line; matching over spans gives no groups.
/// The runner behind each regex writes its captures into a <see cref="Match"/> of its own, so one runner and one match are made here
/// and used again. This relies on protected members, which are stable, and on a few internal ones, which a start-up test checks on
/// a regex with known captures; where it fails, <see cref="TryCreate"/> gives null and the caller matches strings.
/// </remarks>
internal sealed class CapturingRunner
{
    private const int InitialStack = 256;
    private static readonly bool works = PassesTest();
    private readonly RegexRunner runner;
    private readonly Match match;
    private readonly TimeSpan timeout;

    private CapturingRunner(Regex regex)
    {
        runner = CreateInstance(Factory(regex)!);
        match = NewMatch(regex, CapSize(regex), null, 0);
        timeout = regex.MatchTimeout;
        RunMatch(runner) = match;
        RunRegex(runner) = regex;
        Crawl(runner) = new int[InitialStack];
        Stack(runner) = new int[InitialStack];
        Track(runner) = new int[InitialStack];
    }

    /// <summary>A runner for <paramref name="regex"/>, or null where this runtime or this regex doesn't allow it.</summary>
    public static CapturingRunner? TryCreate(Regex regex) => works && Supports(regex) ? new CapturingRunner(regex) : null;

    /// <summary>Searches <paramref name="text"/> from its start.</summary>
    /// <exception cref="RegexMatchTimeoutException">The regex's time-out has passed.</exception>
    public bool Search(ReadOnlySpan<char> text)
    {
        InitializeTimeout(runner, timeout);
        TextBegin(runner) = 0;
        TextStart(runner) = 0;
        TextPosition(runner) = 0;
        TextEnd(runner) = text.Length;
        CrawlPosition(runner) = Crawl(runner)!.Length;
        StackPosition(runner) = Stack(runner)!.Length;
        TrackPosition(runner) = Track(runner)!.Length;
        MatchCount(match).AsSpan().Clear();
        Scan(runner, text);
        return MatchCount(match)[0] > 0;
    }

    /// <summary>The last capture of a group in the last match.</summary>
    public bool TryGetGroup(int number, out int start, out int length)
    {
        var count = MatchCount(match)[number];
        if (count == 0)
        {
            (start, length) = (0, 0);
            return false;
        }

        var pairs = Matches(match)[number]!;
        (start, length) = (pairs[(2 * count) - 2], pairs[(2 * count) - 1]);
        return true;
    }

    // Sparse group numbers have an indirection of their own; our translation never makes any.
    private static bool Supports(Regex regex) => Factory(regex) is not null && Caps(regex) is null;

    private static bool PassesTest()
    {
        try
        {
            var regex = RuntimeRegex.Create(@"^(?<a>x+)(?<b>y)?(?<c>[0-9]+)\n$", RegexOptions.None);
            if (!Supports(regex))
            {
                return false;
            }

            var runner = new CapturingRunner(regex);
            return runner.Search("xx12\n") && runner.TryGetGroup(regex.GroupNumberFromName("a"), out var start, out var length) && (start, length) == (0, 2)
                && !runner.TryGetGroup(regex.GroupNumberFromName("b"), out _, out _)
                && runner.TryGetGroup(regex.GroupNumberFromName("c"), out start, out length) && (start, length) == (2, 2)
                && !runner.Search("xx\n")
                && runner.Search("xy7\n") && runner.TryGetGroup(regex.GroupNumberFromName("b"), out start, out length) && (start, length) == (1, 1);
        }
        catch (Exception e) when (e is MissingMemberException or InvalidProgramException or NullReferenceException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "factory")]
    private static extern ref RegexRunnerFactory? Factory(Regex regex);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "capsize")]
    private static extern ref int CapSize(Regex regex);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "caps")]
    private static extern ref System.Collections.Hashtable? Caps(Regex regex);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "CreateInstance")]
    private static extern RegexRunner CreateInstance(RegexRunnerFactory factory);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Scan")]
    private static extern void Scan(RegexRunner runner, ReadOnlySpan<char> text);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "InitializeTimeout")]
    private static extern void InitializeTimeout(RegexRunner runner, TimeSpan timeout);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Match NewMatch(Regex? regex, int capcount, string? text, int textLength);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_matches")]
    private static extern ref int[]?[] Matches(Match match);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_matchcount")]
    private static extern ref int[] MatchCount(Match match);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runmatch")]
    private static extern ref Match? RunMatch(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runregex")]
    private static extern ref Regex? RunRegex(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtextbeg")]
    private static extern ref int TextBegin(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtextend")]
    private static extern ref int TextEnd(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtextstart")]
    private static extern ref int TextStart(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtextpos")]
    private static extern ref int TextPosition(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runcrawl")]
    private static extern ref int[]? Crawl(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runcrawlpos")]
    private static extern ref int CrawlPosition(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runstack")]
    private static extern ref int[]? Stack(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runstackpos")]
    private static extern ref int StackPosition(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtrack")]
    private static extern ref int[]? Track(RegexRunner runner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "runtrackpos")]
    private static extern ref int TrackPosition(RegexRunner runner);
}
