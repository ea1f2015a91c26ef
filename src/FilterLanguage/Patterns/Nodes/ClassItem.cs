namespace Banhammer.FilterLanguage.Patterns.Nodes;

/// <summary>Members of a class: a range of code points, or a category.</summary>
/// <param name="Low">First code point; 0 with a category.</param>
/// <param name="High">Last code point, inclusive; 0 with a category.</param>
/// <param name="Category"><see cref="ClassCategory.None"/> for a range.</param>
public readonly record struct ClassItem(int Low, int High, ClassCategory Category)
{
    /// <summary>One code point.</summary>
    public static ClassItem Of(int codePoint) => new(codePoint, codePoint, ClassCategory.None);

    /// <summary>A category.</summary>
    public static ClassItem Of(ClassCategory category) => new(0, 0, category);
}
