using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace Banhammer.Engine.Tests.Sources.Following;

/// <summary>A log that is written and rotated as programs and logrotate do it. Lines are numbers from 0, each written once.</summary>
internal sealed class RotatingLog : IDisposable
{
    private const int MostRotated = 6;

    private readonly string folder;
    private FileStream file;
    private int links;

    public RotatingLog(string folder)
    {
        this.folder = folder;
        Path = System.IO.Path.Combine(folder, "app.log");
        file = Append(Path);
    }

    public string Path { get; }

    /// <summary>Lines written.</summary>
    public int Lines { get; private set; }

    public void Dispose() => file.Dispose();

    /// <summary>Writes lines, in a few writes that end anywhere, but the last at the end of a line.</summary>
    public void Write(int lines, int seed = 0)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            text.Append(Line(Lines++)).Append('\n');
        }

        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        var cut = new Random(seed).Next(bytes.Length);
        file.Write(bytes, 0, cut);
        file.Write(bytes, cut, bytes.Length - cut);
    }

    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number:D8} of a log that is rotated while it is written");

    /// <summary>Renamed, and made anew by the writer.</summary>
    public void RenameAndCreate()
    {
        Shift();
        File.Move(Path, Path + ".1");
        file.Dispose();
        file = Append(Path);
    }

    /// <summary>Renamed and made anew by another, and the writer goes on with the old one for some lines.</summary>
    public void RenameUnderTheWriter(int lines)
    {
        Shift();
        File.Move(Path, Path + ".1");
        Write(lines);
        using (Append(Path))
        {
            Write(lines);
        }

        file.Dispose();
        file = Append(Path);
    }

    /// <summary>Copied, then truncated.</summary>
    public void CopyAndTruncate()
    {
        Shift();
        File.Copy(Path, Path + ".1");
        file.SetLength(0);
    }

    /// <summary>Truncated, without a copy: what wasn't read is lost.</summary>
    public void RollOver() => file.SetLength(0);

    /// <summary>Truncated under a writer that goes on where it was, so that a hole is left.</summary>
    public void TruncateUnderTheWriter()
    {
        file.Dispose();
        file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        file.Seek(0, SeekOrigin.End);
        using var other = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        other.SetLength(0);
    }

    /// <summary>Removed, and made anew.</summary>
    public void RemoveAndReturn()
    {
        file.Dispose();
        File.Delete(Path);
        file = Append(Path);
    }

    /// <summary>The path becomes a symbolic link that is swapped for one to another file.</summary>
    public void SwapLink()
    {
        file.Dispose();
        var target = System.IO.Path.Combine(folder, $"target{++links}");
        file = Append(target);
        File.CreateSymbolicLink(Path + ".new", target);
        File.Move(Path + ".new", Path, overwrite: true);
    }

    private void Shift()
    {
        File.Delete($"{Path}.{MostRotated}");
        for (var number = MostRotated - 1; number > 0; number--)
        {
            if (File.Exists($"{Path}.{number}"))
            {
                File.Move($"{Path}.{number}", $"{Path}.{number + 1}");
            }
        }
    }

    private static FileStream Append(string path) => new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
}
