using System;
using System.Collections.Generic;
using Banhammer.Engine.Matching.Programs;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Host.Checking;

/// <summary>Measures how the work for a made-up text grows, by steps, so that the answer is the same on any machine.</summary>
/// <param name="meter">Of the program.</param>
internal sealed class GrowthMeter(SearchMeter meter)
{
    private const long MaxSteps = 1 << 20;
    private const int MaxLength = 16 * 1024; // half of the longest line
    private const int CopiesMore = 4;
    private const int MaxCopies = 64; // of what is exponential
    private const int FirstCopies = 8; // of what is polynomial
    private const long LeastSteps = 1 << 15; // below, growth may come from the start
    private const double LeastFactor = 1.5; // for four copies more
    private const double LeastRatio = 3; // for twice the copies: 4 is quadratic

    /// <summary>Steps of all searches so far, but those that were given up.</summary>
    public long Spent { get; private set; }

    /// <summary>Exponential growth with the number of copies; null where there is none.</summary>
    public Growth? Exponential(AttackLine line)
    {
        var counts = new List<(int Copies, long Steps)>();
        for (var copies = CopiesMore; copies <= MaxCopies && Steps(line, copies) is { } steps; copies += CopiesMore)
        {
            counts.Add((copies, steps));
        }

        if (counts.Count < 3 || counts[^1].Steps < LeastSteps)
        {
            return null;
        }

        // A polynomial grows by a smaller factor each time, and at these sizes by a small one.
        var (last, factor) = (Factor(counts, ^1), Factor(counts, ^2));
        return last >= LeastFactor && last >= 0.9 * factor ? Growth(0, counts) : null;
    }

    /// <summary>Polynomial growth of degree 2 or more; null where there is none.</summary>
    public Growth? Polynomial(AttackLine line)
    {
        var counts = new List<(int Copies, long Steps)>();
        for (var copies = FirstCopies; copies * line.Pump.Length <= MaxLength && Steps(line, copies) is { } steps; copies *= 2)
        {
            counts.Add((copies, steps));
        }

        return counts.Count >= 3 && Factor(counts, ^1) >= LeastRatio && Factor(counts, ^2) >= LeastRatio
            ? Growth((int)Math.Round(Math.Log2(Factor(counts, ^1))), counts)
            : null;
    }

    private static double Factor(List<(int Copies, long Steps)> counts, Index index) =>
        (double)counts[index].Steps / counts[index.GetOffset(counts.Count) - 1].Steps;

    private static Growth Growth(int degree, List<(int Copies, long Steps)> counts) =>
        new(degree, counts[^2].Copies, counts[^2].Steps, counts[^1].Copies, counts[^1].Steps);

    private long? Steps(AttackLine line, int copies)
    {
        var steps = meter.Steps(line.Of(copies), MaxSteps);
        Spent += steps ?? MaxSteps;
        return steps;
    }
}
