using System.Collections.Generic;
using System.CommandLine;

namespace Banhammer.Host.Cli;

/// <summary>A command with examples in its help.</summary>
internal sealed class ExampleCommand(string name, string description, params (string Call, string Meaning)[] examples) : Command(name, description), IHasExamples
{
    /// <inheritdoc/>
    public IReadOnlyList<(string Call, string Meaning)> Examples { get; } = examples;
}
