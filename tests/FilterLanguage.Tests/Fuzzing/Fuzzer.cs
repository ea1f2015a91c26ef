using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Banhammer.FilterLanguage.Patterns;
using Banhammer.FilterLanguage.Tests.Conf;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

/// <summary>Makes cases and puts them through the <see cref="FrontEnd"/>. A seed and a number make the same case again.</summary>
internal sealed class Fuzzer(IReadOnlyDictionary<string, string> filters)
{
    // Bytes that reading one case may allocate: a measure of work that no other load of the machine changes. Expansion is bounded by
    // 262,144 characters a value; ordinary filters take some ten megabytes with all variants.
    private const long MaxAllocated = 1L << 31;

    private const string Folder = "/d/filter.d";

    private static readonly string[] Modes = ["normal", "aggressive", "ddos", "<mode>", "", "%(mode)s", "x]"];

    private readonly List<string> paths = [.. filters.Keys.Order(StringComparer.Ordinal)];
    private readonly List<string> texts = [.. filters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    /// <summary>Cases so far.</summary>
    public int Cases { get; private set; }

    /// <summary>Valid regexes among them: mutations that break everything would test little.</summary>
    public int ValidRegexes { get; private set; }

    /// <summary>The most bytes that a case allocated.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Runs one case on a thread with a small stack; throws what goes wrong, with the case.</summary>
    /// <param name="seed">Decides all.</param>
    /// <param name="patience">How long to wait; null for ever.</param>
    public void Run(int seed, TimeSpan? patience = null)
    {
        var (text, run) = new Chance(seed) is var chance && chance.Percent(50) ? Filter(chance) : Regex(chance);
        var shown = "seed " + seed.ToString(CultureInfo.InvariantCulture) + "\n" + text;
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Measure(run), 512 * 1024) { IsBackground = true };
        thread.Start();
        if (!thread.Join(patience ?? Timeout.InfiniteTimeSpan))
            throw new InvalidOperationException("no end of " + shown);

        Cases++;
        if (thrown is not null)
            throw new InvalidOperationException(shown, thrown);
    }

    private Exception? Measure(Func<int> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ValidRegexes += run();
        }
#pragma warning disable CA1031 // Whatever is thrown is the finding; it is thrown again with its case.
        catch (Exception thrown)
        {
            return thrown;
        }
#pragma warning restore CA1031

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        MostAllocated = Math.Max(MostAllocated, allocated);
        return allocated > MaxAllocated ? new InvalidDataException($"{allocated} bytes allocated") : null;
    }

    private (string Text, Func<int> Run) Filter(Chance chance)
    {
        var mutator = new TextMutator(chance, texts);
        var path = chance.Of(paths);
        var text = mutator.Mutate(filters[path]);
        var files = new ConfFilesInMemory();
        foreach (var (name, original) in filters)
            files[Folder + "/" + name] = original;

        files[Folder + "/" + path] = text;
        if (chance.Percent(30))
            files[Folder + "/" + path.Replace(".conf", ".local", StringComparison.Ordinal)] = mutator.Mutate(chance.Of(texts));

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (chance.Percent(40))
            options["mode"] = chance.Of(Modes);

        return (path + "\n" + text, () => FrontEnd.ReadFilter(files, Folder + "/" + path, options));
    }

    private static (string Text, Func<int> Run) Regex(Chance chance)
    {
        var text = RegexMaker.Make(chance);
        if (chance.Percent(50))
            text = new TextMutator(chance, [.. Enumerable.Range(0, 3).Select(_ => RegexMaker.Make(chance))]).Mutate(text);

        var role = chance.Of(Enum.GetValues<RegexRole>());
        var (hostNames, maxLines) = (chance.Percent(50), chance.Percent(70) ? 1 : 3);
        return (text, () => FrontEnd.ReadRegex(text, role, hostNames, maxLines) ? 1 : 0);
    }
}
