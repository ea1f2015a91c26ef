using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banhammer.Engine.Counting;

/// <summary>Memory that starts at a cache line and never moves, so that a record whose size divides 64 bytes lies in one line.</summary>
/// <remarks>
/// Managed, so that it lives as long as anyone looks at it; pinned, so that its alignment lasts. Large pieces lie in pages of 2 MB where the system
/// has them: a look-up in a table of a million offenders otherwise also waits for the page's address.
/// </remarks>
internal readonly partial struct CacheLines
{
    private const int LineBytes = 64;
    private const int HugePageBytes = 1 << 21; // 2 MB
    private const int AdviseHugePages = 14; // MADV_HUGEPAGE

    private readonly byte[] bytes;
    private readonly nint start;

    /// <summary>Memory with whatever it held before; pages that nobody touches take none.</summary>
    /// <param name="count">Bytes.</param>
    public unsafe CacheLines(int count)
    {
        bytes = GC.AllocateUninitializedArray<byte>(count + LineBytes, pinned: true);
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(bytes));
        start = -address & (LineBytes - 1);
        var (first, end) = ((address + HugePageBytes - 1) & -HugePageBytes, (address + bytes.Length) & -HugePageBytes);
        if (end > first && OperatingSystem.IsLinux())
            _ = Advise(first, end - first, AdviseHugePages); // without them it's only slower
    }

    /// <summary>A record of this memory; <paramref name="index"/> isn't checked, this is the innermost access of a hit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At<T>(int index)
        where T : unmanaged
        => ref Unsafe.Add(ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(bytes), start)), index);

    /// <summary>The first records of this memory.</summary>
    public Span<T> First<T>(int count)
        where T : unmanaged
        => MemoryMarshal.Cast<byte, T>(bytes.AsSpan((int)start))[..count];

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
