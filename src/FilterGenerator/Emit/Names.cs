namespace Banhammer.FilterGenerator.Emit;

/// <summary>Names in emitted code.</summary>
internal static class Names
{
    /// <summary>The namespace of everything emitted.</summary>
    public const string Namespace = "Banhammer.Filters";

    /// <summary>The registry's class.</summary>
    public const string Registry = "CompiledPatterns";

    /// <summary>The registry's hint name.</summary>
    public const string RegistryHintName = Registry + ".g.cs";
}
