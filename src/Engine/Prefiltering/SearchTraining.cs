using System;

namespace Banhammer.Engine.Prefiltering;

/// <summary>Decides which parts of a log are counted, and when literals and their fingerprints are chosen anew.</summary>
/// <remarks>
/// The beginning of the log is the first sample. Later one is taken when looks in vain have become clearly more than they were after the
/// last training: after a rotation, or when an attack changes what is common. The pause between samples doubles, so that a log on which no
/// choice is good costs little.
/// </remarks>
internal sealed class SearchTraining(LiteralTable table, LiteralSearch search, WindowCounter counter)
{
    private const int FirstSampleBytes = 16 << 10;
    private const int SampleBytes = 1 << 20;
    private const long FirstPauseBytes = 8L << 20;
    private const long LongestPauseBytes = 1L << 30;
    private const double Smoothing = 1.0 / 8;
    private const double Unimportant = 1.0 / 512; // looks in vain a byte that cost little beside the search itself
    private const int CandidateWeight = 8;        // a line that is examined in vain costs as much as so many positions

    private readonly SetChoice choice = new(table, counter);
    private bool sampling = true;
    private long nextTrainingBytes = FirstSampleBytes;
    private long pauseBytes = FirstPauseBytes;
    private long bytesSinceTraining;
    private long falseCandidates;
    private double rate;
    private double rateAfterTraining;

    /// <summary>How often literals and fingerprints were chosen by a sample.</summary>
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

        choice.Make();
        search.Train();
        Trainings++;
        bytesSinceTraining = 0;
        sampling = counter.SampleBytes < SampleBytes;
        nextTrainingBytes = SampleBytes;
    }

    /// <summary>Takes note of candidates of the block searched last, of which no regex matched one.</summary>
    public void AddFalseCandidates(long lines) => falseCandidates += lines;

    /// <summary>To be called when a block of <paramref name="length"/> bytes has been searched.</summary>
    public void AfterSearch(int length)
    {
        if (length == 0)
        {
            return;
        }

        var settled = bytesSinceTraining >= SampleBytes;
        bytesSinceTraining += length;
        var now = (search.FalseHits + ((double)falseCandidates * CandidateWeight)) / length;
        falseCandidates = 0;
        rate = bytesSinceTraining == length ? now : rate + ((now - rate) * Smoothing);
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
}
