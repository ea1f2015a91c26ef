using System.Collections.Generic;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>A script for <c>/bin/sh -c</c> and what it finds in <c>$0</c>, <c>$1</c> …</summary>
/// <param name="Script">Written by an administrator; what logs say is in <paramref name="Arguments"/> wherever a shell could take it for syntax.</param>
/// <param name="Arguments">The positional parameters, from <c>$0</c> on.</param>
internal sealed record ShellCommand(string Script, IReadOnlyList<string> Arguments)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Script.Length == 0;
}
