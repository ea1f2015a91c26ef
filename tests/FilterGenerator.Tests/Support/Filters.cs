namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>Small filters that tests build with.</summary>
internal static class Filters
{
    /// <summary>A file that others include.</summary>
    public static readonly (string Path, string Text) Common = ("filters/common.conf", """
        [DEFAULT]
        __who = (?:porter|guard)

        """);

    /// <summary>A filter with an include, a prefix, two modes and an exception.</summary>
    public static readonly (string Path, string Text) Door = ("filters/door.conf", """
        [INCLUDES]
        before = common.conf

        [Definition]
        prefregex = ^%(__who)s: <F-CONTENT>.+</F-CONTENT>$
        mdre-normal =
        mdre-nosy = ^Peeped through the keyhole by <HOST>$
        failregex = ^Failed knock from <HOST>$
                    ^Failed ring by <F-USER>\S+</F-USER> from <HOST>$
                    <mdre-<mode>>
        ignoreregex = ^Failed knock from <ADDR> \(expected\)$
        mode = normal

        """);

    /// <summary>Another, whose name makes an identifier less easily.</summary>
    public static readonly (string Path, string Text) Gate = ("filters/garden-gate.conf", """
        [INCLUDES]
        before = common.conf

        [Definition]
        failregex = ^%(__who)s: Failed push from <HOST>$

        """);

    /// <summary>A filter of several lines.</summary>
    public static readonly (string Path, string Text) Lodge = ("filters/lodge.conf", """
        [Definition]
        failregex = ^Knocked from <HOST>$<SKIPLINES>^Fled$
        [Init]
        maxlines = 3

        """);

    /// <summary>A user's filter of the same name as <see cref="Gate"/>.</summary>
    public static readonly (string Path, string Text) UsersGate = ("filter.d/garden-gate.conf", """
        [Definition]
        failregex = ^Shaken by <HOST>$

        """);
}
