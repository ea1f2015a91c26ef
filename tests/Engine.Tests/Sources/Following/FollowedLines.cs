using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Banhammer.Engine.Framing;
using Banhammer.Engine.Sources;
using Banhammer.Engine.Sources.Following;

namespace Banhammer.Engine.Tests.Sources.Following;

/// <summary>Reads a followed log line by line, as the engine does.</summary>
internal sealed class FollowedLines : IDisposable
{
    private readonly LogPipeReader pipe;
    private readonly LineFramer framer;

    public FollowedLines(FollowedFile file, int bufferBytes = 64 * 1024)
    {
        File = file;
        pipe = new LogPipeReader(file, bufferBytes);
        framer = new LineFramer(pipe, FramingOptions.Default with { ReadUnterminatedLastLine = false, MaxLineBytes = Math.Min(bufferBytes - 1, 32 * 1024) });
    }

    public FollowedFile File { get; }

    /// <summary>All lines so far, in the order in which they came.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>How often each numbered line came.</summary>
    public Dictionary<int, int> Numbers { get; } = [];

    public void Dispose() => pipe.Dispose();

    /// <summary>Reads to the end of what is there.</summary>
    public FollowedLines Read()
    {
        while (framer.TryRead(out var block))
        {
            foreach (var line in block)
            {
                Texts.Add(Encoding.UTF8.GetString(block.Bytes[line.Start..line.End]));
            }
        }

        return this;
    }

    /// <summary>Reads a block and counts the numbers of its lines; a line that is none of <see cref="RotatingLog"/> throws.</summary>
    public bool ReadNumbers()
    {
        if (!framer.TryRead(out var block))
        {
            return false;
        }

        foreach (var line in block)
        {
            var text = Encoding.ASCII.GetString(block.Bytes[line.Start..line.End]);
            var number = int.Parse(text.AsSpan(5, 8), NumberStyles.None, CultureInfo.InvariantCulture);
            if (text != RotatingLog.Line(number))
            {
                throw new InvalidOperationException($"a line that wasn't written: '{text}'");
            }

            Numbers[number] = Numbers.GetValueOrDefault(number) + 1;
        }

        return true;
    }
}
