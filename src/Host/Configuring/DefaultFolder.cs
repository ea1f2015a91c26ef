using System.IO;
using System.Linq;

namespace Banhammer.Host.Configuring;

/// <summary>Which configuration is meant where none is named.</summary>
internal static class DefaultFolder
{
    private static readonly string[] usual = ["/etc/banhammer", "/etc/fail2ban"];

    /// <summary>The folder that is named, else the first of the usual ones that has jails, else what is built in.</summary>
    /// <param name="named">The folder that the call names; null for none.</param>
    public static string Or(string? named) => named ?? usual.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "jail.conf"))) ?? BuiltInFiles.Folder;

    /// <summary>A folder as it is told to people.</summary>
    public static string Show(string folder) =>
        folder == BuiltInFiles.Folder ? $"the program, since there is none in {string.Join(" or ", usual)}: it watches the logs that are there" : folder;
}
