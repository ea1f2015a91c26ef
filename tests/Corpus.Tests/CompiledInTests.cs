using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Filters;
using Shouldly;
using Xunit;

namespace Banhammer.Corpus.Tests;

/// <summary>What the program was built with.</summary>
public sealed class CompiledInTests
{
    public static TheoryData<string> Filters => [.. CompiledIn.Registry.Filters.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Registry_EachVariantOfAFilter_NeedsNoRegexAtRunTime(string name)
    {
        var conf = FilterLoader.OpenFile(new DiskConfFiles(), Path.Combine(Repository.Filters, name + ".conf")).Value.ShouldNotBeNull();
        foreach (var variant in FilterVariants.Of(conf))
        {
            foreach (var hostNames in new[] { true, false })
            {
                Plans.CompiledIn(name, variant.ToOptions(), hostNames).Patterns.Where(pattern => !pattern.IsCompiledIn)
                    .Select(pattern => pattern.Final.Text).ShouldBeEmpty($"{variant}, host names: {hostNames}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Registry_Variants_AreThoseOfTheFile(string name)
    {
        var conf = FilterLoader.OpenFile(new DiskConfFiles(), Path.Combine(Repository.Filters, name + ".conf")).Value.ShouldNotBeNull();

        CompiledIn.Registry.Filters.Single(filter => filter.Name == name).Variants
            .ShouldBe(FilterVariants.Of(conf).Where(variant => variant.Arguments.Count > 0).Select(variant => variant.ToString()[(name.Length + 1)..^1]), ignoreOrder: true);
    }

    [Fact]
    public void Registry_Filters_AreThoseOfTheFolder() => CompiledIn.Registry.Filters.Select(filter => filter.Name)
        .ShouldBe(Directory.GetFiles(Repository.Filters, "*.conf").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != "common"), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Filters))]
    public void Registry_Literals_AreThoseOfThePatternBuiltAtRunTime(string name)
    {
        var options = new Dictionary<string, string>();
        var compiled = Plans.CompiledIn(name, options, hostNames: true).Patterns.ToArray();
        var built = Plans.AtRunTime(name, options, hostNames: true).Patterns.ToArray();

        compiled.Select(pattern => pattern.Final).ShouldBe(built.Select(pattern => pattern.Final));
        compiled.SelectMany(pattern => pattern.LiteralSets.SelectMany(set => set)).ShouldBe(built.SelectMany(pattern => pattern.LiteralSets.SelectMany(set => set)));
        compiled.SelectMany(pattern => pattern.Groups).ShouldBe(built.SelectMany(pattern => pattern.Groups));
    }
}
