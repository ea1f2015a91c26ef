using System.IO;
using System.Text;

namespace Banhammer.Host.Cli;

/// <summary>The name by which the program was called.</summary>
internal static class ProgramName
{
    // The runtime tells where the program is, symlinks resolved; the kernel, what was called.
    private const string Arguments = "/proc/self/cmdline";

    /// <summary>The last part of the path that was called; empty where the system doesn't tell.</summary>
    public static string OfThisCall()
    {
        try
        {
            return Path.GetFileName(Encoding.UTF8.GetString(File.ReadAllBytes(Arguments)).Split('\0')[0]);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
