using System.Collections.Generic;

namespace Banhammer.Engine.Matching;

/// <summary>Turns a host name that a regex captured into addresses.</summary>
public interface IHostNames
{
    /// <summary>The addresses of a name, none if it has none; takes as long as it takes, and never throws, whatever the name.</summary>
    IReadOnlyList<Address> Resolve(string name);
}
