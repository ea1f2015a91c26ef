using System.Globalization;
using System.Linq;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>The labels under which an address is found in the reverse tree of the DNS.</summary>
internal static class ReverseName
{
    private const int Nibbles = 32;

    /// <summary><c>1.2.0.192.</c> for 192.0.2.1; for IPv6 a label for each of the 32 hexadecimal digits.</summary>
    public static string Of(Address address)
    {
        var bits = address.Bits;
        var labels = address.IsIPv4
            ? Enumerable.Range(0, 4).Select(i => ((int)(bits >> (8 * i)) & 0xff).ToString(CultureInfo.InvariantCulture))
            : Enumerable.Range(0, Nibbles).Select(i => ((int)(bits >> (4 * i)) & 0xf).ToString("x", CultureInfo.InvariantCulture));
        return string.Concat(labels.Select(label => label + "."));
    }
}
