using System.Collections.Generic;

namespace Banhammer.Engine.Matching;

/// <summary>A filter that was compiled into the binary.</summary>
/// <param name="Name">Its name, such as <c>sshd</c>.</param>
/// <param name="Path">The file that it was compiled from.</param>
/// <param name="Variants">The options that it was compiled with besides the default ones, such as <c>mode=aggressive</c>.</param>
/// <param name="Patterns">Number of distinct regexes that it needs.</param>
public sealed record CompiledFilter(string Name, string Path, IReadOnlyList<string> Variants, int Patterns);
