using System;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>What the peer's socket grants to a client.</summary>
internal sealed record PeerLimits
{
    /// <summary>The limits that the service uses.</summary>
    public static readonly PeerLimits Default = new();

    /// <summary>Bytes of a message, terminator left out <i>(default: 16 MiB)</i>.</summary>
    public long MessageBytes { get; init; } = 16 << 20;

    /// <summary>Bytes of unfinished messages on all connections together <i>(default: 32 MiB)</i>.</summary>
    public long HeldBytes { get; init; } = 32 << 20;

    /// <summary>Time within which a message that has begun must be whole <i>(default: 30 s)</i>.</summary>
    public TimeSpan MessageTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time without a message after which a connection is closed <i>(default: 10 minutes)</i>.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections at a time; more are closed at once <i>(default: 64)</i>.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>What a message may hold.</summary>
    public PickleLimits Pickles { get; init; } = PickleLimits.Default;
}
