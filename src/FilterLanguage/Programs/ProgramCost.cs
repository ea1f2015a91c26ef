using System.Globalization;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>How much work a search may take, as far as the program alone tells; mostly it takes less.</summary>
/// <param name="Degree">Plain backtracking takes no more than about n to this power for a text of n bytes; 0 if it <see cref="IsExponential"/>.</param>
/// <param name="IsExponential">Each byte more may double the work.</param>
/// <param name="IsLinearWithMemory">
/// With memory of what failed the work grows with the text only. False with a back-reference, and with an assertion or atomic part that can
/// scan without bound from each position.
/// </param>
public sealed record ProgramCost(int Degree, bool IsExponential, bool IsLinearWithMemory)
{
    /// <summary>Whether plain backtracking is linear.</summary>
    public bool IsLinear => !IsExponential && Degree <= 1;

    /// <summary><c>linear</c>, <c>n^2</c> and so on, or <c>exponential</c>.</summary>
    public override string ToString() =>
        IsExponential ? "exponential" : Degree <= 1 ? "linear" : "n^" + Degree.ToString(CultureInfo.InvariantCulture);
}
