namespace Banhammer.Host.Benching;

/// <summary>What a stage of the engine cost.</summary>
/// <param name="Name">The stage, as in the architecture.</param>
/// <param name="Seconds">The fastest of several passes over the sample.</param>
/// <param name="Lines">Lines that reached it.</param>
internal sealed record StageCost(string Name, double Seconds, long Lines);
