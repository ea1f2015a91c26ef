using System.Collections.Generic;

namespace Banhammer.Host.Cli;

/// <summary>A command whose help shows calls that work.</summary>
internal interface IHasExamples
{
    /// <summary>Calls and what they do.</summary>
    IReadOnlyList<(string Call, string Meaning)> Examples { get; }
}
