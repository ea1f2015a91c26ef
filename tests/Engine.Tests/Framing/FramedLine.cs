using System;
using System.Text;

namespace Banhammer.Engine.Tests.Framing;

/// <summary>A line as framing gives it: its number and its bytes, one char each.</summary>
internal readonly record struct FramedLine(long Number, string Text)
{
    public static FramedLine Of(long number, ReadOnlySpan<byte> bytes) => new(number, Encoding.Latin1.GetString(bytes));
}
