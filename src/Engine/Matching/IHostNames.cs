using System.Collections.Generic;

namespace Banhammer.Engine.Matching;

/// <summary>Turns a host name that a regex captured into addresses.</summary>
public interface IHostNames
{
    /// <summary>The addresses of a name, from a cache where possible; none if it has none.</summary>
    IReadOnlyList<Address> Resolve(string name);
}
