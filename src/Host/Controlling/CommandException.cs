using System;

namespace Banhammer.Host.Controlling;

/// <summary>A command that can't be carried out; who sent it is told.</summary>
internal sealed class CommandException(CommandError error, string message) : Exception(message)
{
    /// <summary>A failure without a kind of its own.</summary>
    public CommandException(string message)
        : this(CommandError.Other, message)
    {
    }

    /// <summary>What kind of failure it is.</summary>
    public CommandError Error => error;

    /// <summary>There is no such jail.</summary>
    public static CommandException UnknownJail(string name) => new(CommandError.UnknownJail, name);
}
