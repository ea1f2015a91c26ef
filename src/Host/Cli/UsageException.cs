using System;

namespace Banhammer.Host.Cli;

/// <summary>The user's arguments or configuration can't be used; printed as <c>banhammer: WHERE: WHAT</c>, exit 2.</summary>
internal sealed class UsageException(string where, string what) : Exception($"{where}: {what}")
{
    /// <summary>The argument, option or file.</summary>
    public string Where { get; } = where;
}
