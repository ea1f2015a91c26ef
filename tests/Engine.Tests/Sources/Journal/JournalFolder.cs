using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Banhammer.Engine.Sources.Journal;
using Shouldly;

namespace Banhammer.Engine.Tests.Sources.Journal;

/// <summary>A folder of journal files that lives as long as a test.</summary>
internal sealed class JournalFolder : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1); // ends a test that would hang, and decides nothing else

    public JournalFolder() => JournalTools.Require();

    public string Path { get; } = Directory.CreateTempSubdirectory("banhammer-journal").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Opens the folder, or what the options say.</summary>
    public JournalReader Open(JournalOptions? options = null, params string[] matches)
    {
        JournalMatch.TryParse(matches, out var match, out var wrong).ShouldBeTrue(wrong);
        JournalReader.TryOpen(options ?? new JournalOptions { Path = Path }, match!, TimeZoneInfo.Utc, TimeProvider.System, out var reader, out var problem).ShouldBeTrue(problem);
        return reader!;
    }

    /// <summary>Opens a file whose writer has just been started.</summary>
    public JournalReader OpenNew(string name, params string[] matches)
    {
        SpinWait.SpinUntil(() => JournalReader.TryOpen(new JournalOptions { Files = [this[name]] }, JournalMatch.Everything, TimeZoneInfo.Utc, TimeProvider.System, out var reader, out _) && Close(reader), patience);
        return Open(null, matches);
    }

    /// <summary>The texts of all entries that are there.</summary>
    public static IReadOnlyList<string> Read(JournalReader reader)
    {
        var texts = new List<string>();
        while (reader.TryRead(out var entry))
        {
            texts.Add(Encoding.UTF8.GetString(entry.Text));
        }

        return texts;
    }

    /// <summary>The messages of sshd of all entries that are there.</summary>
    public static IReadOnlyList<string> ReadMessages(JournalReader reader) => Read(reader).Select(text => text["h sshd[12]: ".Length..]).ToArray();

    /// <summary>The messages of sshd up to the last that is expected, waiting for it.</summary>
    public static IReadOnlyList<string> AwaitMessages(JournalReader reader, int count)
    {
        using var limit = new CancellationTokenSource(patience);
        var messages = new List<string>(ReadMessages(reader));
        while (messages.Count < count && !limit.IsCancellationRequested)
        {
            reader.Wait(patience, limit.Token);
            messages.AddRange(ReadMessages(reader));
        }

        return messages;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static bool Close(JournalReader reader)
    {
        reader.Dispose();
        return true;
    }
}
