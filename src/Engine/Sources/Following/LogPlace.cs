using System;

namespace Banhammer.Engine.Sources.Following;

/// <summary>A place in a log that is found again after a restart and after the log was rotated: file, bytes read, and what they looked like.</summary>
/// <param name="Device">The file system that the file is on.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Offset">Bytes before the first that wasn't read; a line begins there.</param>
/// <param name="Head">The first bytes of the file, at most <see cref="SampleBytes"/>, as far as they were read.</param>
/// <param name="Tail">The last bytes before the offset, at most as many.</param>
public sealed record LogPlace(ulong Device, ulong Inode, long Offset, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail)
{
    /// <summary>Longest sample that is kept.</summary>
    public const int SampleBytes = 64;
}
