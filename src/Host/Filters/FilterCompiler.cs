using System.Collections.Generic;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Filters;

/// <summary>From a filter's definition to what runs.</summary>
internal static class FilterCompiler
{
    /// <summary>Finds or builds the filter's patterns.</summary>
    /// <exception cref="UsageException">It has a fault or no failregex; the message says where.</exception>
    public static FilterPlan Compile(FilterDefinition definition, HostNamePolicy hostNames, CommandContext context)
    {
        var faults = new List<Fault>();
        var plan = FilterPlan.TryCreate(definition, hostNames != HostNamePolicy.No, CompiledIn.Registry, faults);
        FaultPrinter.PrintAndRequireNoErrors(faults, context);
        return plan ?? throw new UsageException(definition.Path, "the filter has no failregex, so it can't match anything");
    }
}
