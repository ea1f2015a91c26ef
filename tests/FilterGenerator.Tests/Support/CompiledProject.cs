extern alias engine;

using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using engine::Banhammer.Engine.Matching;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>A built project, loaded beside the real engine.</summary>
internal sealed class CompiledProject(Assembly assembly)
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The registry that the project would hand to the engine.</summary>
    public PatternRegistry Registry { get; } =
        (PatternRegistry)assembly.GetType("Banhammer.Filters.CompiledPatterns")!.GetProperty("Registry", AnyStatic)!.GetValue(null)!;

    /// <summary>The final texts of all patterns.</summary>
    public IReadOnlyList<string> Texts => [.. Patterns.Select(pattern => pattern.Final.Text)];

    /// <summary>The names of all filters, in order.</summary>
    public IReadOnlyList<string> Filters => [.. Registry.Filters.Select(filter => filter.Name)];

    /// <summary>All compiled regexes.</summary>
    public IReadOnlyList<Regex> Regexes =>
    [
        .. assembly.GetTypes()
            .Where(type => type.Namespace == "Banhammer.Filters")
            .SelectMany(type => type.GetMethods(AnyStatic))
            .Where(method => method.ReturnType == typeof(Regex))
            .Select(method => (Regex)method.Invoke(null, null)!),
    ];

    private IEnumerable<CompiledPattern> Patterns => assembly.GetTypes()
        .Where(type => type.Namespace == "Banhammer.Filters")
        .Select(type => type.GetMethod("All", AnyStatic))
        .OfType<MethodInfo>()
        .SelectMany(all => (CompiledPattern[])all.Invoke(null, null)!);

    /// <summary>What a group is in the first pattern of the registry that matches a line; null if none matches or none has that group.</summary>
    public string? Match(string line, string group)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        foreach (var pattern in Patterns.Where(pattern => pattern.Groups.Contains(group)))
        {
            var captures = new Captures(pattern.Groups.Count);
            var index = pattern.Groups.ToList().IndexOf(group);
            if (Registry.Find(pattern.Final)!.NewMatcher().TryMatch(bytes, default, ref captures) && captures.IsSet(index))
            {
                return Encoding.UTF8.GetString(bytes[captures.Start(index)..captures.End(index)]);
            }
        }

        return null;
    }
}
