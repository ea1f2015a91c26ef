using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Banhammer.Corpus.Tests;

/// <summary>A line of a log and what its annotation says that it gives.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Line">Its bytes, without line end.</param>
/// <param name="Expected">The annotation; empty where there is none, which means no failure.</param>
internal sealed record Sample(int Number, byte[] Line, IReadOnlyDictionary<string, JsonElement> Expected)
{
    public bool IsFailure => Expected.TryGetValue("match", out var match) && match.GetBoolean();

    public string? Text(string key) => Expected.TryGetValue(key, out var value) ? value.GetString() : null;
}

/// <summary>The lines of a file that are read with one set of filter options; state is kept from one to the next.</summary>
internal sealed record SampleRun(string Filter, IReadOnlyDictionary<string, string> Options, IReadOnlyList<Sample> Samples)
{
    /// <summary>Lines of the journal have no date.</summary>
    public bool IsJournal => Options.GetValueOrDefault("logtype") == "journal";

    /// <inheritdoc/>
    public override string ToString() => Filter + (Options.Count == 0 ? "" : $"[{string.Join(", ", Options.Select(option => $"{option.Key}={option.Value}"))}]");
}
