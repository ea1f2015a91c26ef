using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>The classes of code points that a file's searches use: a field each.</summary>
internal sealed class RunClasses
{
    private readonly List<CodePointClass> classes = [];

    /// <summary>The field of a class.</summary>
    public string FieldOf(CodePointClass set)
    {
        var index = classes.IndexOf(set);
        if (index < 0)
        {
            index = classes.Count;
            classes.Add(set);
        }

        return $"class{index}";
    }

    /// <summary>Writes the fields.</summary>
    public void Write(SourceWriter writer)
    {
        foreach (var set in classes)
        {
            writer.Line();
            writer.Line($"// {ProgramListing.Class(set)}");
            writer.Line($"private static readonly RunClass {FieldOf(set)} = new(CodePointClass.Of({DefinitionOf(set.Definition)}));");
        }
    }

    private static string DefinitionOf(ClassNode definition)
    {
        var items = string.Join(", ", definition.Items.Select(item => $"new({item.Low}, {item.High}, ClassCategory.{item.Category})"));
        return $"new(new EquatableArray<ClassItem>([{items}]), {Bool(definition.Negated)}, {Bool(definition.IgnoreCase)}, {Bool(definition.AsciiOnly)})";
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
