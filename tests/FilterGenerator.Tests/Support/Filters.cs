namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>Small filters that tests build with.</summary>
internal static class Filters
{
    /// <summary>A file that others include.</summary>
    public static readonly (string Path, string Text) Common = ("filters/common.conf", """
        [DEFAULT]
        __who = (?:porter|guard)
        """);

    /// <summary>A filter by itself.</summary>
    public static readonly (string Path, string Text) Door = ("filters/door.conf", """
        Failed knock from <HOST>$
        Failed ring by <F-USER>\S+</F-USER> from <HOST>$
        """);

    /// <summary>Another, whose name makes an identifier less easily.</summary>
    public static readonly (string Path, string Text) Gate = ("filters/garden-gate.conf", """
        Failed push from <HOST>$
        """);
}
