using Banhammer.Engine.Sources.Following;

namespace Banhammer.Host.Storing;

/// <summary>How far a log was read, and from where it is read again after a restart.</summary>
/// <param name="Log">Its path.</param>
/// <param name="Replay">The oldest line that an open window may still need.</param>
/// <param name="ReadTo">Where reading stood.</param>
internal sealed record StoredPlace(string Log, LogPlace Replay, LogPlace ReadTo);
