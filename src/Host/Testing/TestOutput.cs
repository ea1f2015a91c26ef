namespace Banhammer.Host.Testing;

/// <summary>What a test prints.</summary>
internal enum TestOutput
{
    /// <summary>A summary for people, in the peer's words.</summary>
    Summary,

    /// <summary>One JSON object for each failure and line.</summary>
    Json,

    /// <summary>The id of each failure: what would be banned.</summary>
    Id,

    /// <summary>The address of each failure; its id if it has none besides.</summary>
    Ip,

    /// <summary>The lines of each failure.</summary>
    Msg,
}
