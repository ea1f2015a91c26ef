using System;
using System.Globalization;
using System.Text;

namespace Banhammer.Engine.Matching;

/// <summary>From the fields of a failure to whom it is counted for, in the peer's order: address, host name, failure id.</summary>
/// <remarks>
/// An address text that is no address (<c>256.1.1.1</c>) is counted as text, as the peer does. A failure id replaces the address, but
/// not a host name that is looked up (a quirk of the peer, kept).
/// </remarks>
internal sealed class Identifier(OffenderTexts texts, FilterOptions options)
{
    private Offender[] offenders = new Offender[4];
    private Offender address;
    private int count;

    /// <summary>Whether the fields name anybody at all; a host name without addresses does.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether the host name is to be looked up by whoever takes the finding.</summary>
    public bool IsUnresolved { get; private set; }

    /// <summary>Whom the failure is counted for; none if a host name has no address. Valid until the next call.</summary>
    public ReadOnlySpan<Offender> Offenders => offenders.AsSpan(0, count);

    /// <summary>The address, where the offender is a failure id; else nobody.</summary>
    public ref readonly Offender Address => ref address;

    /// <summary>Works out the offenders of a failure.</summary>
    public void Identify(in LineFields fields)
    {
        IsKnown = true;
        IsUnresolved = false;
        address = default;

        // Nearly each line of a flood: an IPv4 address and nothing that could stand in its place. 24 bytes are written once, where they are read.
        if ((fields.Set & FieldTable.AddressFields) == 1 << FieldTable.Ip4 && IPv4Text.TryParse(fields[FieldTable.Ip4], out var bits))
        {
            offenders[0] = Offender.From(Matching.Address.FromIPv4(bits));
            count = 1;
            return;
        }

        IdentifyAny(fields);
    }

    private void IdentifyAny(in LineFields fields)
    {
        count = 0;
        var host = fields.Has(FieldTable.Ip4) ? FieldTable.Ip4 : fields.Has(FieldTable.Ip6) ? FieldTable.Ip6 : -1;
        var raw = options.HostNames == HostNamePolicy.Raw;
        if (host >= 0)
        {
            Add(fields, host, Literal(fields, host));
        }
        else if (fields.Has(FieldTable.Dns) && raw)
        {
            Add(fields, FieldTable.Dns, texts.Keep(fields[FieldTable.Dns]));
        }
        else if (fields.Has(FieldTable.Dns))
        {
            AddNamed(fields[FieldTable.Dns]);
        }
        else if (fields.Has(FieldTable.FailureId))
        {
            Add(Id(fields[FieldTable.FailureId]));
        }
        else
        {
            IsKnown = false;
        }
    }

    private void Add(in LineFields fields, int host, Offender offender)
    {
        if (!fields.Has(FieldTable.FailureId) || fields[FieldTable.FailureId].SequenceEqual(fields[host]))
        {
            Add(offender);
        }
        else
        {
            address = offender;
            Add(Id(fields[FieldTable.FailureId]));
        }
    }

    private Offender Id(ReadOnlySpan<byte> text) => options.HostNames == HostNamePolicy.Raw ? texts.Keep(text) : texts.Read(text);

    private Offender Literal(in LineFields fields, int host)
    {
        var text = fields[host];
        if (!Matching.Address.TryParse(text, out var read))
        {
            return texts.Keep(text);
        }

        var prefix = fields[FieldTable.Cidr];
        return !prefix.IsEmpty && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= (read.IsIPv4 ? 32 : 128)
            ? Offender.From(Network.Of(read, length))
            : Offender.From(read);
    }

    private void AddNamed(ReadOnlySpan<byte> name)
    {
        if (Matching.Address.TryParse(name, out var read))
        {
            Add(Offender.From(read));
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
