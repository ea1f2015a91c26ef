using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Emitted;

/// <summary>A program of byte operations that was written as C# at build time.</summary>
/// <param name="Search">Runs it.</param>
/// <param name="Slots">How many slots it writes to.</param>
/// <param name="Start">What a text begins with that can match.</param>
public sealed record EmittedProgram(EmittedSearch Search, int Slots, PatternStart Start)
{
    /// <summary>What a search gives where nothing matches.</summary>
    public const int NoMatch = -1;

    /// <summary>What a search gives that took more steps than it may; one with memory has to find the answer.</summary>
    public const int TooMuch = -2;

    private const int BaseSteps = 64;
    private const int StepsPerByte = 2; // a step is a choice taken up, an iteration, or a vector's bytes scanned: no sample needs one a byte

    /// <summary>How many steps a search of so many bytes may take.</summary>
    public static int StepsFor(int bytes) => BaseSteps + (StepsPerByte * bytes);
}
