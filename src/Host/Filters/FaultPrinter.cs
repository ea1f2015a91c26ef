using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Faults;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Filters;

/// <summary>Prints faults to the errors, one a line.</summary>
internal static class FaultPrinter
{
    /// <summary>Prints errors, and what is odd about the options of the call; throws if there is an error. All other advice is for <c>check</c>.</summary>
    /// <exception cref="UsageException">At least one fault is an error; the first one is its message.</exception>
    public static void PrintAndRequireNoErrors(IReadOnlyCollection<Fault> faults, CommandContext context)
    {
        var errors = faults.Where(fault => fault.Rule.Severity == Severity.Error).ToArray();
        foreach (var warning in faults.Where(fault => fault.Rule == ReadingFaults.UnknownArgument || fault.Rule == ReadingFaults.UnknownValue))
        {
            context.Complain($"{warning.Where}: warning: {warning.Message} ({warning.Rule.Id})");
        }

        foreach (var error in errors.Skip(1))
        {
            context.Complain($"{error.Where}: {error.Message} ({error.Rule.Id})");
        }

        RequireNoErrors(errors);
    }

    /// <summary>Throws if there is an error.</summary>
    /// <exception cref="UsageException">At least one fault is an error; the first one is its message.</exception>
    public static void RequireNoErrors(IEnumerable<Fault> faults)
    {
        if (faults.FirstOrDefault(fault => fault.Rule.Severity == Severity.Error) is { } first)
        {
            throw new UsageException(first.Where.ToString(), $"{first.Message} ({first.Rule.Id})");
        }
    }
}
