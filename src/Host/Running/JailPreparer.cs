using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Banhammer.Engine.Sources;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Configuring;
using Banhammer.Host.Filters;

namespace Banhammer.Host.Running;

/// <summary>From a jail's definition to one that can run. What takes long happens here, on the caller's thread and not on the engine's.</summary>
internal static class JailPreparer
{
    /// <summary>Prepares a jail.</summary>
    /// <param name="definition">What the files, or a client, say.</param>
    /// <param name="prepared">The jail when true.</param>
    /// <param name="problem">The first thing that makes it unusable, in one sentence, when false.</param>
    public static bool TryPrepare(JailDefinition definition, [NotNullWhen(true)] out PreparedJail? prepared, [NotNullWhen(false)] out string? problem)
    {
        prepared = null;
        var hostNames = Enum.TryParse<HostNamePolicy>(definition.Filter.UseDns, ignoreCase: true, out var policy) ? policy : HostNamePolicy.Warn;
        var faults = new List<Fault>();
        var plan = FilterPlan.TryCreate(definition.Filter, hostNames != HostNamePolicy.No, CompiledIn.Registry, faults);
        if (plan is null)
        {
            problem = faults.Count > 0 ? $"{faults[0].Where}: {faults[0].Message} ({faults[0].Rule.Id})" : $"{definition.Filter.Path}: the filter has no failregex, so it can't match anything";
            return false;
        }

        if (!DateTemplateList.TryCompile(definition.Filter.DatePattern, out var templates, out problem))
        {
            return false;
        }

        var limits = JailLimits.Of(definition) with { NowFollowsLog = false };
        if (limits.Validate() is [var wrong, ..])
        {
            problem = wrong;
            return false;
        }

        if (!GrowingBans.CanCompute(definition.Growth, out problem))
        {
            return false;
        }

        prepared = new PreparedJail
        {
            Definition = definition,
            Plan = plan,
            Needs = plan.NeedsFor(templates.Joint),
            Templates = templates,
            Limits = limits,
            HostNames = hostNames,
            Encoding = definition.LogEncoding is { } name && LogEncoding.TryFind(name, out var encoding) ? encoding : LogEncoding.Utf8,
            LogTimeZone = definition.LogTimeZone is { } zone && ZoneOffset.TryParse(zone, out var offset, out _) ? offset : null,
        };
        return true;
    }
}
