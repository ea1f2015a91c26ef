using System.Collections.Generic;

using System.Linq;

namespace Banhammer.Host.Configuring;

/// <summary>A configuration as the commands that the peer's client sends to its server, in the peer's order: each is a list.</summary>
internal static class CommandStream
{
    /// <summary>The commands.</summary>
    public static IEnumerable<StreamValue> Of(ServiceConfiguration configuration) =>
        (configuration.Server is { } server ? ServerCommands.Of(server) : [])
            .Concat(configuration.Jails.SelectMany(JailCommands.Of))
            .Concat(configuration.Jails.Where(JailCommands.IsStarted).Select(jail => Command("start", jail.Name)));

    /// <summary>A command of words.</summary>
    internal static StreamValue Command(params string[] words) => Command(words, []);

    /// <summary>A command that ends in values.</summary>
    internal static StreamValue Command(string[] words, params StreamValue[] values) => StreamValue.ListOf([.. words.Select(StreamValue.Of), .. values]);
}
