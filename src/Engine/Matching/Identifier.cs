using System;
using System.Globalization;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>From the fields of a failure to whom it is counted for, in the peer's order: address, host name, failure id.</summary>
/// <remarks>
/// An address text that is no address (<c>256.1.1.1</c>) is counted as text, as the peer does. A failure id replaces the address, but
/// not a host name that is looked up (a quirk of the peer, kept).
/// </remarks>
internal sealed class Identifier(FieldTable table, OffenderTexts texts, FilterOptions options)
{
    private readonly int ip4 = table.Ip4;
    private readonly int ip6 = table.Ip6;
    private readonly int dns = table.Dns;
    private readonly int failureId = table.FailureId;
    private readonly int cidr = table.Cidr;
    private Offender[] offenders = new Offender[4];
    private int count;

    /// <summary>Whether the fields name anybody at all; a host name without addresses does.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether the host name is to be looked up by whoever takes the finding.</summary>
    public bool IsUnresolved { get; private set; }

    /// <summary>Whom the failure is counted for; none if a host name has no address. Valid until the next call.</summary>
    public ReadOnlySpan<Offender> Offenders => offenders.AsSpan(0, count);

    /// <summary>The address, where the offender is a failure id.</summary>
    public Offender? Address { get; private set; }

    /// <summary>Works out the offenders of a failure.</summary>
    public void Identify(FieldSet fields)
    {
        count = 0;
        Address = null;
        IsKnown = true;
        IsUnresolved = false;
        var host = fields.Has(ip4) ? ip4 : fields.Has(ip6) ? ip6 : -1;
        var raw = options.HostNames == HostNamePolicy.Raw;
        if (host >= 0)
        {
            Add(fields, host, Literal(fields, host));
        }
        else if (fields.Has(dns) && raw)
        {
            Add(fields, dns, texts.Keep(fields[dns]));
        }
        else if (fields.Has(dns))
        {
            AddNamed(fields[dns]);
        }
        else if (fields.Has(failureId))
        {
            Add(Id(fields[failureId]));
        }
        else
        {
            IsKnown = false;
        }
    }

    private void Add(FieldSet fields, int host, Offender offender)
    {
        if (!fields.Has(failureId) || fields[failureId].SequenceEqual(fields[host]))
        {
            Add(offender);
        }
        else
        {
            Address = offender;
            Add(Id(fields[failureId]));
        }
    }

    private Offender Id(ReadOnlySpan<byte> text) => options.HostNames == HostNamePolicy.Raw ? texts.Keep(text) : texts.Read(text);

    private Offender Literal(FieldSet fields, int host)
    {
        var text = fields[host];
        if (!Matching.Address.TryParse(text, out var address))
        {
            return texts.Keep(text);
        }

        var prefix = fields[cidr];
        return !prefix.IsEmpty && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= (address.IsIPv4 ? 32 : 128)
            ? Offender.From(Network.Of(address, length))
            : Offender.From(address);
    }

    private void AddNamed(ReadOnlySpan<byte> name)
    {
        if (Matching.Address.TryParse(name, out var address))
        {
            Add(Offender.From(address));
            return;
        }

        if (options.HostNames is not (HostNamePolicy.Yes or HostNamePolicy.Warn))
        {
            return;
        }

        if (options.Resolver is null)
        {
            IsUnresolved = true;
            return;
        }

        foreach (var resolved in options.Resolver.Resolve(Encoding.UTF8.GetString(name)))
        {
            Add(Offender.From(resolved));
        }
    }

    private void Add(Offender offender)
    {
        if (count == offenders.Length)
        {
            Array.Resize(ref offenders, 2 * count);
        }

        offenders[count++] = offender;
    }
}
