using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>A resolver that knows these names only.</summary>
internal sealed class KnownHosts : Dictionary<string, string[]>, IHostNames
{
    public IReadOnlyList<Address> Resolve(string name) => this.GetValueOrDefault(name, []).Select(Parse).ToArray();

    private static Address Parse(string text) => Address.TryParse(text, out var address) ? address : throw new FormatException(text);
}
