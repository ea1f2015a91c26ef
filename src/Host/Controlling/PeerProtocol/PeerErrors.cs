namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>The exceptions that the peer's client knows errors by.</summary>
internal static class PeerErrors
{
    private const string Builtins = "builtins";
    private const string Own = "fail2ban.exceptions";

    /// <summary>The class of an error, and its module.</summary>
    public static (string Module, string Name) ClassOf(CommandError error) => error switch
    {
        CommandError.UnknownJail => (Own, "UnknownJailException"),
        CommandError.DuplicateJail => (Own, "DuplicateJailException"),
        CommandError.Index => (Builtins, "IndexError"),
        CommandError.Key => (Builtins, "KeyError"),
        CommandError.Value => (Builtins, "ValueError"),
        CommandError.State => (Builtins, "RuntimeError"),
        _ => (Builtins, "Exception"),
    };
}
