using System;
using System.Collections.Generic;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Filters;

namespace Banhammer.Benchmarks.Support;

/// <summary>Our own sshd filter as it is compiled in, default options.</summary>
internal static class SshdFilter
{
    /// <summary>The plan; its patterns are the generated ones.</summary>
    public static FilterPlan Plan()
    {
        var definition = new FilterCatalog(CompiledIn.Registry).Load(FilterCatalog.Parse("sshd"), null, FilterContext.Default).Value!;
        var faults = new List<Fault>();
        return FilterPlan.TryCreate(definition, hostNames: false, CompiledIn.Registry, faults) ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    /// <summary>Its date templates.</summary>
    public static DateTemplateList Templates(FilterPlan plan) =>
        DateTemplateList.TryCompile(plan.Definition.DatePattern, out var list, out var problem) ? list : throw new InvalidOperationException(problem);
}
