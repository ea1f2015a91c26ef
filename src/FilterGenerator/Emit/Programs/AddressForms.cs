using System.Linq;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>The two ways of a split between an IPv6 and an IPv4 address, which a digit doesn't decide but what follows the first digits does.</summary>
/// <remarks>
/// Behind at most four hexadecimal digits an IPv6 address has a colon; behind at most three decimal ones an IPv4 address has a dot. The first byte
/// that is no hexadecimal digit can't be both, so that such a split leaves no choice.
/// </remarks>
/// <param name="Ip6">Leads to an IPv6 address.</param>
/// <param name="Ip4">Leads to an IPv4 address.</param>
internal sealed record AddressForms(Operation Ip6, Operation Ip4)
{
    /// <summary>The two ways of a split at a byte; null if it has others there.</summary>
    public static AddressForms? Of(Operation split, int b)
    {
        var targets = split.Table[b].Select(target => target.Operation).ToList();
        var ip6 = targets.Find(target => LeadsTo(OperationKind.Ip6, target, b));
        var ip4 = targets.Find(target => LeadsTo(OperationKind.Ip4, target, b));
        return targets.Count == 2 && ip6 is not null && ip4 is not null ? new AddressForms(ip6, ip4) : null;
    }

    // Without reading a byte, and without a choice.
    private static bool LeadsTo(OperationKind kind, Operation operation, int b)
    {
        while (operation.Kind is OperationKind.Save or OperationKind.Split)
        {
            if (operation.Kind == OperationKind.Save)
            {
                operation = operation.Next!;
            }
            else if (!operation.IsStar && operation.Table[b].Count == 1)
            {
                operation = operation.Table[b][0].Operation;
            }
            else
            {
                return false;
            }
        }

        return operation.Kind == kind;
    }
}
