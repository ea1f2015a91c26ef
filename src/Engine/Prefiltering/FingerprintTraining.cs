using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Decides which parts of a log are counted and when fingerprints are chosen anew.</summary>
/// <remarks>
/// The beginning of the log is the first sample. Later one is taken when comparisons in vain have become clearly more than they were after the
/// last training: after a rotation, or when an attack changes what is common. The pause between samples doubles, so that a log on which no
/// choice is good costs little.
/// </remarks>
internal sealed class FingerprintTraining(TeddySearch search, WindowCounter counter)
{
    private const int FirstSampleBytes = 16 << 10;
    private const int SampleBytes = 1 << 20;
    private const long FirstPauseBytes = 8L << 20;
    private const long LongestPauseBytes = 1L << 30;
    private const double Smoothing = 1.0 / 8;
    private const double Unimportant = 1.0 / 512; // comparisons in vain a byte that cost little beside the search itself

    private bool sampling = true;
    private long nextTrainingBytes = FirstSampleBytes;
    private long pauseBytes = FirstPauseBytes;
    private long bytesSinceTraining;
    private double rate;
    private double rateAfterTraining;

    /// <summary>How often fingerprints were chosen by a sample.</summary>
    public int Trainings { get; private set; }

    /// <summary>To be called before a block is searched.</summary>
    public void BeforeSearch(ReadOnlySpan<byte> bytes)
    {
        if (!sampling)
        {
            return;
        }

        counter.Add(bytes);
        if (counter.SampleBytes < nextTrainingBytes)
        {
            return;
        }

        search.Train();
        Trainings++;
        bytesSinceTraining = 0;
        sampling = counter.SampleBytes < SampleBytes;
        nextTrainingBytes = SampleBytes;
    }

    /// <summary>To be called when a block of <paramref name="length"/> bytes has been searched.</summary>
    public void AfterSearch(int length)
    {
        if (length == 0)
        {
            return;
        }

        var settled = bytesSinceTraining >= SampleBytes;
        bytesSinceTraining += length;
        rate = bytesSinceTraining == length ? Rate(length) : rate + ((Rate(length) - rate) * Smoothing);
        if (!settled)
        {
            rateAfterTraining = rate;
        }
        else if (!sampling && bytesSinceTraining >= pauseBytes && rate > (2 * rateAfterTraining) + Unimportant)
        {
            counter.Clear();
            sampling = true;
            nextTrainingBytes = SampleBytes;
            pauseBytes = Math.Min(pauseBytes * 2, LongestPauseBytes);
        }
    }

    private double Rate(int length) => (double)search.FalseHits / length;
}
