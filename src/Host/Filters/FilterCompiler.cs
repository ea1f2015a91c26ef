using System.Collections.Generic;
using System.Globalization;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Filters;

/// <summary>From a filter's definition to what runs, with what this version can't serve refused.</summary>
internal static class FilterCompiler
{
    /// <summary>Finds or builds the filter's patterns.</summary>
    /// <exception cref="UsageException">It has a fault, no failregex, or needs several lines at once; the message says where.</exception>
    public static FilterPlan Compile(FilterDefinition definition, HostNamePolicy hostNames, CommandContext context)
    {
        if (definition.MaxLines > 1)
        {
            throw new UsageException(
                definition.Path,
                string.Create(CultureInfo.InvariantCulture, $"maxlines is '{definition.MaxLines}'; expected 1, since filters of several lines aren't served yet"));
        }

        var faults = new List<Fault>();
        var plan = FilterPlan.TryCreate(definition, hostNames != HostNamePolicy.No, CompiledIn.Registry, faults);
        FaultPrinter.PrintAndRequireNoErrors(faults, context);
        return plan ?? throw new UsageException(definition.Path, "the filter has no failregex, so it can't match anything");
    }
}
