using System;

namespace Banhammer.Engine.Counting;

/// <summary>Blocks of 2, 4, 8 … 131,072 times, cut from larger arrays, so that many short lists cost no object each.</summary>
/// <remarks>A block that is returned is handed out again for its size class; memory is kept at its peak for each class.</remarks>
internal sealed class TimeSlabs
{
    private const int ClassCount = 17;
    private const int ChunkShift = 12; // 4,096 times, 32 KiB

    private readonly SizeClass[] classes = new SizeClass[ClassCount];

    public TimeSlabs()
    {
        foreach (ref var sizeClass in classes.AsSpan())
            sizeClass = new SizeClass { Chunks = [], FirstFree = -1 };
    }

    /// <summary>Times in a block of a size class.</summary>
    public static int CapacityOf(int sizeClass) => 2 << sizeClass;

    /// <summary>The smallest class with room for <paramref name="count"/> times.</summary>
    public static int ClassFor(int count)
    {
        var sizeClass = 0;
        while (CapacityOf(sizeClass) < count)
            sizeClass++;
        return sizeClass;
    }

    /// <summary>The times of a block; valid as long as the block is rented.</summary>
    public Span<long> this[int sizeClass, int block]
    {
        get
        {
            var shift = BlockShift(sizeClass);
            var chunk = classes[sizeClass].Chunks[block >> shift];
            return chunk.AsSpan((block & ((1 << shift) - 1)) << (sizeClass + 1), CapacityOf(sizeClass));
        }
    }

    /// <summary>A block of a size class, with whatever it held before.</summary>
    public int Rent(int sizeClass)
    {
        ref var own = ref classes[sizeClass];
        if (own.FirstFree >= 0)
        {
            var block = own.FirstFree;
            own.FirstFree = (int)this[sizeClass, block][0];
            return block;
        }

        var chunk = own.Used >> BlockShift(sizeClass);
        if (chunk == own.ChunkCount)
        {
            if (chunk == own.Chunks.Length)
                Array.Resize(ref own.Chunks, Math.Max(4, chunk * 2));
            own.Chunks[chunk] = new long[CapacityOf(sizeClass) << BlockShift(sizeClass)];
            own.ChunkCount++;
        }

        return own.Used++;
    }

    /// <summary>Gives a block back.</summary>
    public void Return(int sizeClass, int block)
    {
        this[sizeClass, block][0] = classes[sizeClass].FirstFree;
        classes[sizeClass].FirstFree = block;
    }

    private static int BlockShift(int sizeClass) => Math.Max(0, ChunkShift - sizeClass - 1);

    private struct SizeClass
    {
        public long[][] Chunks;
        public int ChunkCount;
        public int Used;
        public int FirstFree;
    }
}
