using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Filters;
using Shouldly;

namespace Banhammer.Corpus.Tests;

/// <summary>Filters, read as the program reads them.</summary>
internal static class Plans
{
    /// <summary>One of our own, as it is compiled in.</summary>
    public static FilterPlan CompiledIn(string filter, IReadOnlyDictionary<string, string> options, bool hostNames)
    {
        var arguments = options.Select(option => new FilterArgument(option.Key, option.Value)).ToEquatableArray();
        var catalog = new FilterCatalog(Banhammer.Host.Filters.CompiledIn.Registry);
        return Plan(catalog.Load(new FilterReference(filter, arguments), null, FilterContext.Default), hostNames, catalog.Registry);
    }

    /// <summary>One from a file, with all regexes built at run time.</summary>
    public static FilterPlan FromFile(string path, IReadOnlyDictionary<string, string> options, bool hostNames) => FromFile(path, options, hostNames, PatternRegistry.Empty);

    /// <summary>One from a file, with the regexes that <paramref name="registry"/> has.</summary>
    public static FilterPlan FromFile(string path, IReadOnlyDictionary<string, string> options, bool hostNames, PatternRegistry registry) =>
        Plan(FilterLoader.LoadFile(new DiskConfFiles(), path, options), hostNames, registry);

    /// <summary>One of our own, from its file.</summary>
    public static FilterPlan AtRunTime(string filter, IReadOnlyDictionary<string, string> options, bool hostNames) =>
        FromFile(Path.Combine(Repository.Filters, filter + ".conf"), options, hostNames);

    private static FilterPlan Plan(Loaded<FilterDefinition> loaded, bool hostNames, PatternRegistry registry)
    {
        loaded.Faults.ShouldAllBe(fault => fault.Rule.Severity != Severity.Error);
        var faults = new List<Fault>();
        var plan = FilterPlan.TryCreate(loaded.Value.ShouldNotBeNull(), hostNames, registry, faults);
        faults.ShouldBeEmpty();
        return plan.ShouldNotBeNull();
    }
}
