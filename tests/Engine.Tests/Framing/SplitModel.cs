using System.Collections.Generic;
using System.Text;
using Banhammer.Engine.Framing;

namespace Banhammer.Engine.Tests.Framing;

/// <summary>Framing in its plainest form: split the whole text at line feeds, then apply the options to each piece.</summary>
internal sealed class SplitModel
{
    public SplitModel(byte[] bytes, FramingOptions options)
    {
        var pieces = Encoding.Latin1.GetString(bytes).Split('\n');
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = pieces[i];
            var isLong = piece.Length > options.MaxLineBytes;
            var isUnterminated = i == pieces.Length - 1;
            if (isUnterminated && !isLong && (piece.Length == 0 || !options.ReadUnterminatedLastLine))
            {
                continue;
            }

            LinesRead++;
            Consumed += isUnterminated && isLong ? 0 : piece.Length + (isUnterminated ? 0 : 1);
            if (isLong)
            {
                LongLines++;
                if (options.LongLines == LongLinePolicy.Skip)
                {
                    continue;
                }

                piece = piece[..options.MaxLineBytes];
            }

            Lines.Add(new FramedLine(LinesRead, piece.TrimEnd('\r')));
        }
    }

    public List<FramedLine> Lines { get; } = [];

    public long LinesRead { get; private set; }

    public long LongLines { get; private set; }

    /// <summary>Bytes before the first line that isn't read to its end.</summary>
    public long Consumed { get; private set; }
}
