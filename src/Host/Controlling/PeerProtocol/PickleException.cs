using System;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>Bytes that are no pickle of plain data, or one beyond the limits; the message says what was found where.</summary>
internal sealed class PickleException(string message) : Exception(message);
