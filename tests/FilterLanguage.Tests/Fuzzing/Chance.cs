using System;
using System.Collections.Generic;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

/// <summary>Choices that a seed decides, the same on each machine.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => random.Next(count);

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Percent(int percent) => random.Next(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
