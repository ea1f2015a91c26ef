namespace Banhammer.Host.Controlling;

/// <summary>Why a command failed, as clients of the peer tell errors apart.</summary>
internal enum CommandError
{
    /// <summary>Any other reason; the text says it.</summary>
    Other,

    /// <summary>There is no jail of the name that is the text.</summary>
    UnknownJail,

    /// <summary>There is a jail already of the name that is the text.</summary>
    DuplicateJail,

    /// <summary>An argument is missing, or a number is out of a list's range.</summary>
    Index,

    /// <summary>There is nothing of the name that is the text.</summary>
    Key,

    /// <summary>An argument can't be used.</summary>
    Value,

    /// <summary>It can't be done as things are.</summary>
    State,

    /// <summary>The configuration has faults; the text lists them, a line each.</summary>
    Configuration,
}
