using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;

namespace Banhammer.Engine;

/// <summary>A block of a log on its way through several threads: read by one, matched by any, applied by one, in the order of the log.</summary>
/// <remarks>Has a copy of the block and, for each jail, a filter of its own. Used again and again; its holder owns it alone.</remarks>
internal sealed class BlockWork
{
    private readonly JailWork[] jails;
    private byte[] buffer = [];
    private ulong[] feeds = [];
    private int length;

    /// <summary>Work for the jails that read a source, in order.</summary>
    public BlockWork(IEnumerable<JailWork> jails) => this.jails = jails.ToArray();

    /// <summary>Which block of the log it is, from 0.</summary>
    public long Number { get; set; }

    /// <summary>Each jail's share, in the order of the readers.</summary>
    public IReadOnlyList<JailWork> Jails => jails;

    /// <summary>How many lines are to be matched, for all jails together.</summary>
    public int CandidateCount => jails.Sum(jail => jail.CandidateCount);

    /// <summary>The block's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(LogPipeReader.Padding, length);

    /// <summary>Whether the candidates are what a search for literals left.</summary>
    public bool IsSearched { get; private set; }

    /// <summary>Takes a copy of a block, without candidates.</summary>
    public void Begin(in Block block, bool isSearched)
    {
        IsSearched = isSearched;
        length = block.Bytes.Length;
        if (buffer.Length < length + (2 * LogPipeReader.Padding))
        {
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(LogPipeReader.DefaultBufferBytes, length) + (2 * LogPipeReader.Padding));
            feeds = new ulong[LineFeeds.WordsFor(buffer.Length)];
        }

        block.Bytes.CopyTo(buffer.AsSpan(LogPipeReader.Padding));
        foreach (var jail in jails)
        {
            jail.Clear();
        }
    }

    /// <summary>Matches the candidates of all jails.</summary>
    /// <param name="firstBits">Each jail's first bit among the candidates'.</param>
    public void Match(ReadOnlySpan<int> firstBits)
    {
        var block = new Block(buffer, Bytes, feeds, 1, 0);
        for (var jail = 0; jail < jails.Length; jail++)
        {
            jails[jail].Match(block, firstBits[jail]);
        }
    }
}
