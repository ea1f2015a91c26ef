using System;
using System.Numerics;

namespace Banhammer.Engine.Counting;

/// <summary>The deadlines and list links of items 0, 1, 2 …, 16 bytes each. Wheels may share them: an item is in one of these wheels at a time.</summary>
internal sealed class TimingWheelLinks
{
    private Link[] links = [];

    public ref Link this[int item] => ref links[item];

    public void EnsureRoom(int item)
    {
        if (item >= links.Length)
            Array.Resize(ref links, (int)Math.Max(16, BitOperations.RoundUpToPowerOf2((uint)item + 1)));
    }

    internal struct Link
    {
        public ulong Deadline;
        public int Next;
        public int Previous;
    }
}
