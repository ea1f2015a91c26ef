namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>What a pickle may hold at most. References to earlier parts let a few bytes stand for a huge tree, so the bytes alone limit nothing.</summary>
internal sealed record PickleLimits
{
    /// <summary>The limits that the sockets use: ten times what a configuration of a thousand jails takes.</summary>
    public static readonly PickleLimits Default = new();

    /// <summary>Bytes of the tree, by <see cref="PlainValue.Weight"/> <i>(default: 64 MiB)</i>.</summary>
    public long Weight { get; init; } = 64L << 20;

    /// <summary>Values inside of each other <i>(default: 64)</i>.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Values on the stack, and values remembered for reference, each <i>(default: 1,048,576)</i>.</summary>
    public int Count { get; init; } = 1 << 20;
}
