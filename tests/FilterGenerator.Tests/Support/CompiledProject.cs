using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>A built project, loaded: gives its registry to tests, which can't name its types.</summary>
internal sealed class CompiledProject(Assembly assembly)
{
    private readonly object registry = assembly
        .GetType("Banhammer.Filters.CompiledPatterns")!
        .GetProperty("Registry", BindingFlags.Public | BindingFlags.Static)!
        .GetValue(null)!;

    /// <summary>The final texts of all patterns, in order.</summary>
    public IReadOnlyList<string> Texts => [.. Patterns.Select(pattern => Get<string>(pattern, "Text"))];

    /// <summary>The names of all filters, in order.</summary>
    public IReadOnlyList<string> Filters => [.. List("Filters").Select(filter => Get<string>(filter, "Name"))];

    /// <summary>The compiled regex of a final text.</summary>
    public Regex RegexOf(string text) =>
        Get<Func<Regex>>(Patterns.Single(pattern => Get<string>(pattern, "Text") == text), "Regex")();

    /// <summary>All compiled regexes.</summary>
    public IReadOnlyList<Regex> Regexes => [.. Patterns.Select(pattern => Get<Func<Regex>>(pattern, "Regex")())];

    /// <summary>The embedded files by path.</summary>
    public IReadOnlyDictionary<string, string> ConfFiles =>
        ((IEnumerable<KeyValuePair<string, string>>)registry.GetType().GetProperty("ConfFiles")!.GetValue(registry)!).ToDictionary();

    private IEnumerable<object> Patterns => List("Patterns");

    private IEnumerable<object> List(string property) =>
        ((IEnumerable)registry.GetType().GetProperty(property)!.GetValue(registry)!).Cast<object>();

    private static T Get<T>(object owner, string property) => (T)owner.GetType().GetProperty(property)!.GetValue(owner)!;
}
