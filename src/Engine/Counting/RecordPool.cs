using System;
using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Counting;

/// <summary>Records under small numbers that stay the same while the record is in use; the numbers of returned ones are taken first.</summary>
/// <remarks>
/// Up to 1,048,576 records lie in one piece that doubles; beyond, pieces of that size are added and nothing is copied any more, so the peak of
/// memory is what the records need. No record lies in two cache lines if its size divides 64 bytes. A returned record's first four bytes link the
/// free ones.
/// </remarks>
/// <typeparam name="T">The record, of at least four bytes.</typeparam>
internal sealed class RecordPool<T>
    where T : unmanaged
{
    private const int MinCapacity = 16;
    private const int PieceShift = 20;
    private const int PieceSize = 1 << PieceShift; // 1,048,576

    private CacheLines[] pieces = [new(MinCapacity * Unsafe.SizeOf<T>())];
    private int capacity = MinCapacity;
    private int firstFree = -1;
    private int freeCount;

    /// <summary>Records in use.</summary>
    public int Count => NumberEnd - freeCount;

    /// <summary>Numbers in use are below this.</summary>
    public int NumberEnd { get; private set; }

    /// <summary>The record of a number that was rented; valid until the next <see cref="Rent"/>.</summary>
    public ref T this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref pieces[number >> PieceShift].At<T>(number & (PieceSize - 1));
    }

    /// <summary>The number of a record that isn't in use; the record is default.</summary>
    public int Rent()
    {
        int number;
        if (freeCount > 0)
        {
            number = firstFree;
            firstFree = Unsafe.As<T, int>(ref this[number]);
            freeCount--;
        }
        else
        {
            if (NumberEnd == capacity)
                Grow();
            number = NumberEnd++;
        }

        this[number] = default;
        return number;
    }

    /// <summary>Gives a number back; its record is default but for the link.</summary>
    public void Return(int number)
    {
        ref var record = ref this[number];
        record = default;
        Unsafe.As<T, int>(ref record) = firstFree;
        firstFree = number;
        freeCount++;
    }

    private void Grow()
    {
        if (capacity < PieceSize)
        {
            var larger = new CacheLines(capacity * 2 * Unsafe.SizeOf<T>());
            pieces[0].First<T>(capacity).CopyTo(larger.First<T>(capacity));
            pieces[0] = larger;
            capacity *= 2;
            return;
        }

        Array.Resize(ref pieces, pieces.Length + 1);
        pieces[^1] = new CacheLines(PieceSize * Unsafe.SizeOf<T>());
        capacity += PieceSize;
    }
}
