using System;

namespace Banhammer.Host.Controlling.Client;

/// <summary>No service answers.</summary>
internal sealed class NoServiceException(string message) : Exception(message);
