using Xunit;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>Lines of one connection, and what each reports: nothing, or the lines that its failure sums up.</summary>
public static class SessionMergerCases
{
    /// <summary>
    /// <c>connect</c> and <c>try</c> are no failures by themselves, <c>fail</c> has no address, <c>ok</c> gains access, <c>okbye</c>,
    /// <c>bye</c> and <c>closed</c> end the session.
    /// </summary>
    public static readonly string[] Regexes =
    [
        @"^<F-MLFID>c=\d+</F-MLFID> <F-NOFAIL>connect</F-NOFAIL> <HOST>$",
        @"^<F-MLFID>c=\d+</F-MLFID> <F-NOFAIL>try</F-NOFAIL> <F-USER>\w+</F-USER>$",
        @"^<F-MLFID>c=\d+</F-MLFID> fail <F-USER>\w+</F-USER>$",
        @"^<F-MLFID>c=\d+</F-MLFID> <F-MLFGAINED>ok</F-MLFGAINED> <F-USER>\w+</F-USER>$",
        @"^<F-MLFID>c=\d+</F-MLFID> <F-MLFFORGET><F-MLFGAINED>okbye</F-MLFGAINED></F-MLFFORGET> <F-USER>\w+</F-USER>$",
        @"^<F-MLFID>c=\d+</F-MLFID> <F-MLFFORGET><F-NOFAIL>bye</F-NOFAIL></F-MLFFORGET>$",
        @"^<F-MLFID>c=\d+</F-MLFID> <F-MLFFORGET>closed</F-MLFFORGET> <HOST>$",
        @"^<F-MLFID>c=\d+</F-MLFID> plain$",
    ];

    /// <summary>Each row: the lines, and for each of them what is reported, or null.</summary>
    public static TheoryData<string[], string?[]> Traces => new()
    {
        {
            ["connect 192.0.2.1", "fail root", "fail root", "bye"],
            [null, "connect 192.0.2.1|fail root", "fail root", null]
        },
        {
            ["fail root", "connect 192.0.2.1", "bye"],
            [null, "fail root|connect 192.0.2.1", null]
        },
        {
            ["connect 192.0.2.1", "try root", "try root", "bye"],
            [null, null, null, null]
        },
        {
            ["connect 192.0.2.1", "try root", "try admin", "bye"],
            [null, null, "connect 192.0.2.1|try root|try admin", "bye"]
        },
        {
            ["connect 192.0.2.1", "fail root", "ok root", "fail root", "closed 192.0.2.1"],
            [null, "connect 192.0.2.1|fail root", null, "ok root|fail root", "closed 192.0.2.1"]
        },
        {
            ["connect 192.0.2.1", "fail root", "okbye root", "fail root"],
            [null, "connect 192.0.2.1|fail root", null, null]
        },
        {
            ["connect 192.0.2.1", "fail root", "fail admin", "ok admin", "closed 192.0.2.1"],
            [null, "connect 192.0.2.1|fail root", "fail admin", "ok admin", "closed 192.0.2.1"]
        },
        {
            ["fail root", "okbye root", "connect 192.0.2.1"],
            [null, null, null]
        },
        {
            ["plain", "plain", "closed 192.0.2.9"],
            [null, null, "plain|plain|closed 192.0.2.9"]
        },
    };
}
