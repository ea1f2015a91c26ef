namespace Banhammer.Host.Checking;

/// <summary>How the work of a search grows with its text, as measured.</summary>
/// <param name="Degree">The power of the length, 2 or more; 0 where it is exponential.</param>
/// <param name="Copies">Copies of the pump in the shorter of two texts.</param>
/// <param name="Steps">Steps for that.</param>
/// <param name="MoreCopies">Copies in the longer one.</param>
/// <param name="MoreSteps">Steps for that.</param>
internal sealed record Growth(int Degree, int Copies, long Steps, int MoreCopies, long MoreSteps)
{
    /// <summary>Whether a few characters more multiply the work.</summary>
    public bool IsExponential => Degree == 0;
}
