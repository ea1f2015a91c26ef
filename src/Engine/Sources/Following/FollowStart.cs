namespace Banhammer.Engine.Sources.Following;

/// <summary>Where reading a log begins that is there when it is first looked for; one that appears later is read from its head.</summary>
public enum FollowStart
{
    /// <summary>At its first line.</summary>
    Head,

    /// <summary>Behind its last line: only what is written from now on counts.</summary>
    Tail,
}
