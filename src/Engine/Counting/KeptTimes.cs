namespace Banhammer.Engine.Counting;

/// <summary>One offender's failures, as <see cref="KeptTimeLists"/> stores them: the only time itself, or where the times are.</summary>
internal struct KeptTimes
{
    /// <summary>A single time; with more, the block in the lower half and the index of the first time in the upper.</summary>
    public long TimeOrPlace;

    /// <summary>Number of times; 0 in the default value only.</summary>
    public int Count;

    /// <summary>Size class of the block; meaningless for a single time.</summary>
    public byte SizeClass;

    public readonly int Block => (int)TimeOrPlace;

    public readonly int Start => (int)(TimeOrPlace >> 32);

    public void Place(int block, int start) => TimeOrPlace = ((long)start << 32) | (uint)block;
}
