using System.Linq;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A text that a program may take very long to fail on; the longer, the more so.</summary>
/// <param name="Prefix">Leads to where the text can be read in many ways.</param>
/// <param name="Pump">What is repeated; each copy adds ways. Not empty.</param>
/// <param name="Suffix">Lets them all fail in the end, with what a match needs in it where that is possible.</param>
public sealed record AttackLine(string Prefix, string Pump, string Suffix)
{
    /// <summary>The text with some copies of the pump. Without line feed.</summary>
    public string Of(int copies) => Prefix + string.Concat(Enumerable.Repeat(Pump, copies)) + Suffix;
}
