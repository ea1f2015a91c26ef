using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>What a loop repeats if that is one code point at a time, so that an iteration has one reading.</summary>
/// <param name="Class">The code points.</param>
/// <param name="Stop">Text before which the loop ends, as in <c>(?:(?!stop).)*</c>; null for none.</param>
internal sealed record ClassLoop(ClassNode Class, string? Stop)
{
    /// <summary>The class loop that a normalised loop is; null for none.</summary>
    public static ClassLoop? Of(LoopNode loop)
    {
        if (loop.Body is ClassNode only)
            return new ClassLoop(only, null);

        var parts = TreeNormaliser.PartsOf(loop.Body).ToList();
        return parts.Count == 2 && parts[0] is LookNode { Behind: false, Negative: true, Body: LiteralNode stop } && parts[1] is ClassNode set
            ? new ClassLoop(set, stop.Text)
            : null;
    }
}
