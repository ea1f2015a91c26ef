using System;
using System.Globalization;
using System.IO;

namespace Banhammer.Host.Running.Daemon;

/// <summary>The file that tells the number of this process.</summary>
internal sealed class PidFile : IDisposable
{
    private readonly string path;

    private PidFile(string path) => this.path = path;

    /// <summary>Writes it, in place of one that is left over.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static PidFile Write(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n"));
            return new PidFile(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The process that a file names, if it is alive and not this one.</summary>
    /// <returns>Its number and name; null if there is none.</returns>
    public static (int Number, string Name)? Alive(string path)
    {
        try
        {
            return File.Exists(path) && int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number != Environment.ProcessId && File.Exists($"/proc/{number}/comm") ? (number, File.ReadAllText($"/proc/{number}/comm").Trim()) : null;
        }
        catch (IOException)
        {
            return null; // it has ended meanwhile
        }
    }

    /// <summary>Removes it, if it is still ours.</summary>
    public void Dispose()
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            File.Delete(path);
    }
}
