using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Filters;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>The date patterns of the filters that come with the peer.</summary>
internal static class StockPatterns
{
    private static readonly Dictionary<string, string> none = [];

    /// <summary>All that differ.</summary>
    public static IReadOnlyList<string> All
        => Directory.GetFiles(Peer.FilterFolder, "*.conf").Order(StringComparer.Ordinal).Select(path => Of(Path.GetFileNameWithoutExtension(path)))
            .Append(Of("sshd", "rfc5424")).Where(pattern => pattern.Length > 0).Distinct().ToArray();

    /// <summary>That of a filter; empty if it has none, or if there is no such filter.</summary>
    public static string Of(string filter) => Of(filter, null);

    private static string Of(string filter, string? logType)
    {
        var path = Path.Combine(Peer.FilterFolder, filter + ".conf");
        var options = logType is null ? none : new Dictionary<string, string> { ["logtype"] = logType };
        return File.Exists(path) && FilterLoader.LoadFile(new DiskConfFiles(), path, options).Value is { } definition ? definition.DatePattern ?? "" : "";
    }
}
