namespace Banhammer.Host.Scanning;

/// <summary>How a scan prints.</summary>
internal enum ScanFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One object a ban, and a summary.</summary>
    Json,

    /// <summary>One row a ban, with a heading.</summary>
    Csv,
}
