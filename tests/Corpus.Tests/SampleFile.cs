using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Banhammer.Corpus.Tests;

/// <summary>Reads an annotated log: comments <c>failJSON</c> for the next line, <c>filterOptions</c> for the lines that follow.</summary>
internal static partial class SampleFile
{
    private const string Control = "test.";
    private const string PrefixLine = "test.prefix-line";

    public static IReadOnlyList<string> Names { get; } =
        Directory.GetFiles(Repository.Samples, "*.log").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToArray();

    /// <summary>One run for each set of options in the file, in the order in which they appear.</summary>
    public static IReadOnlyList<SampleRun> Read(string filter) => Read(filter, Path.Combine(Repository.Samples, filter + ".log"));

    /// <inheritdoc cref="Read(string)"/>
    public static IReadOnlyList<SampleRun> Read(string filter, string path)
    {
        var runs = new Dictionary<string, (IReadOnlyDictionary<string, string> Options, List<Sample> Samples)>();
        var active = new[] { new Dictionary<string, string>() };
        var expected = new Dictionary<string, JsonElement>();
        var isExpected = false;
        var number = 0;
        foreach (var line in Lines(File.ReadAllBytes(path)))
        {
            number++;
            var directive = Directive().Match(Encoding.UTF8.GetString(line));
            if (directive.Success)
            {
                using var json = JsonDocument.Parse(directive.Groups["json"].Value);
                if (directive.Groups["name"].ValueSpan is "failJSON")
                {
                    (expected, isExpected) = (json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone()), true);
                }
                else
                {
                    var sets = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToArray() : [json.RootElement];
                    active = sets.Select(set => set.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!)).ToArray();
                }

                continue;
            }

            if (!isExpected && (line.Length == 0 || line[0] == '#' || line.All(value => value == ' ')))
            {
                continue;
            }

            foreach (var options in active)
            {
                var filterOptions = options.Where(option => !option.Key.StartsWith(Control, StringComparison.Ordinal)).ToDictionary();
                var key = string.Join('\0', filterOptions.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key}={option.Value}"));
                if (!runs.TryGetValue(key, out var run))
                {
                    runs.Add(key, run = (filterOptions, []));
                }

                run.Samples.Add(new Sample(number, [.. Encoding.UTF8.GetBytes(options.GetValueOrDefault(PrefixLine, "")), .. line], expected));
            }

            (expected, isExpected) = ([], false);
        }

        return runs.Values.Select(run => new SampleRun(filter, run.Options, run.Samples)).ToArray();
    }

    /// <summary>The lines of a text without their ends.</summary>
    public static IEnumerable<byte[]> Lines(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - start : length;
            yield return bytes.AsSpan(start, length).TrimEnd((byte)'\r').ToArray();
            start += length + 1;
        }
    }

    [GeneratedRegex("^#+ ?(?<name>failJSON|filterOptions):(?<json>.+)$")]
    private static partial Regex Directive();
}
