using System;

namespace Banhammer.Host.Logging.Targets;

/// <summary>Where messages go. Used by one thread at a time.</summary>
internal interface ILogTarget : IDisposable
{
    /// <summary>Writes a message; it may stay in a buffer.</summary>
    /// <exception cref="System.IO.IOException">It couldn't be written.</exception>
    void Write(LogRecord record);

    /// <summary>Passes on what is in buffers.</summary>
    /// <exception cref="System.IO.IOException">It couldn't be written.</exception>
    void Flush();

    /// <summary>Takes up what now is at the target's place, after a rotation; true if there is such a thing as a place.</summary>
    /// <exception cref="System.IO.IOException">It can't be opened.</exception>
    bool Reopen();
}
