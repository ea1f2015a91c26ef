using System;

namespace Banhammer.Host.Cli;

/// <summary>The user's arguments or configuration can't be used; printed as <c>banhammer: WHERE: WHAT</c>, exit 2.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>A problem of the argument, option or file named by <paramref name="where"/>.</summary>
    public UsageException(string where, string what)
        : base($"{where}: {what}")
    {
    }

    /// <summary>A problem whose text names its place already.</summary>
    public UsageException(string message)
        : base(message)
    {
    }
}
