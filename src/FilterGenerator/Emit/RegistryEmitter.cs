using System.Linq;
using Banhammer.FilterGenerator.Model;

namespace Banhammer.FilterGenerator.Emit;

/// <summary>Writes the registry: all compiled patterns, the filters they belong to, and the files those were read from.</summary>
internal static class RegistryEmitter
{
    /// <summary>The registry as C#.</summary>
    public static string Emit(RegistrySpec registry)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, "Made for all filters of the build");
        writer.Line("using System.Collections.Generic;");
        writer.Line("using Banhammer.Engine.Matching;");
        writer.Line();
        writer.Line($"namespace {Names.Namespace};");
        writer.Line();
        writer.Line("/// <summary>What was compiled in: each regex by its final text, the filters, and their files for reading them with other options.</summary>");
        using (writer.Block($"internal static class {Names.Registry}"))
        {
            writer.Line("/// <summary>The registry of this program.</summary>");
            writer.Line("public static PatternRegistry Registry { get; } = new(Patterns(), Filters(), ConfFiles());");
            writer.Line();
            using (writer.List("private static CompiledPattern[] Patterns() =>", ";"))
            {
                foreach (var name in registry.Classes)
                {
                    writer.Line($"..{name}.All(),");
                }
            }

            writer.Line();
            using (writer.List("private static CompiledFilter[] Filters() =>", ";"))
            {
                foreach (var filter in registry.Filters)
                {
                    var variants = string.Join(", ", filter.Variants.Select(StringLiteral.Of));
                    writer.Line($"new({StringLiteral.Of(filter.Name)}, {StringLiteral.Of(filter.Path)}, [{variants}], {filter.Patterns}),");
                }
            }

            writer.Line();
            using (writer.List("private static KeyValuePair<string, string>[] ConfFiles() =>", ";"))
            {
                foreach (var file in registry.Files)
                {
                    writer.Line("new(");
                    using (writer.Indent())
                    {
                        writer.Line($"{StringLiteral.Of(file.Path)},");
                        writer.Line($"{StringLiteral.OfLines(file.Text)}),");
                    }
                }
            }
        }

        return writer.ToString();
    }
}
