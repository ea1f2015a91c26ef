using System.Globalization;
using System.IO;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>A process that the system knows of. An id can be given anew; together with the start it can't.</summary>
/// <param name="Pid">Its id.</param>
/// <param name="Started">When it was started, in ticks of the system's clock.</param>
/// <param name="Parent">The id of what started it, or of who took it over.</param>
/// <param name="Session">The id of the session that it belongs to.</param>
internal readonly record struct LiveProcess(int Pid, ulong Started, int Parent, int Session)
{
    /// <summary>Reads one from its folder in <c>/proc</c>; null if the folder is no process, or it has gone.</summary>
    public static LiveProcess? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            return null;
        try
        {
            // pid (name) state parent group session …, the start is the 20th after the name; which may have blanks and brackets
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new LiveProcess(pid, ulong.Parse(fields[19], CultureInfo.InvariantCulture), Number(fields[1]), Number(fields[3]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
