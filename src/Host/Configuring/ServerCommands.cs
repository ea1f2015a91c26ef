using System.Collections.Generic;
using System.Globalization;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Configuring;

/// <summary>The commands for the service itself. The log is set up first, so that it takes what goes wrong behind it.</summary>
internal static class ServerCommands
{
    // Stands for a value that no file sets.
    private static readonly SourceSpan byDefault = SourceSpan.File("(default)");

    /// <summary>The commands, in the peer's order.</summary>
    public static IEnumerable<StreamValue> Of(ServerDefinition server)
    {
        if (server.StackSize is { } size)
        {
            yield return Set("thread", $"{{'stacksize': {Number(size)}}}", "stacksize");
        }

        yield return Text("syslogsocket", server.SyslogSocket);
        yield return Text("loglevel", server.LogLevel);
        yield return Text("logtarget", server.LogTarget);
        yield return Text("allowipv6", server.AllowIpV6);
        yield return Text("dbfile", server.DatabaseFile);
        if (server.DatabaseMaxMatches is { } matches)
        {
            yield return Set("dbmaxmatches", Number(matches), "dbmaxmatches");
        }

        yield return Text("dbpurgeage", server.DatabasePurgeAge);

        StreamValue Text(string name, string value) => Set(name, PythonLiteral.Of(value), name);

        StreamValue Set(string name, string literal, string option) => CommandStream.Command(
            ["set", name], server.Find(option) is { } text ? StreamValue.Of(literal, text) : new StreamValue(literal, byDefault, []));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
