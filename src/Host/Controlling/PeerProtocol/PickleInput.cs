using System;
using System.Buffers.Binary;
using System.Globalization;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>The bytes of a pickle, taken from front to back: numbers and texts as its operations lay them out.</summary>
internal ref struct PickleInput(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Bytes taken so far.</summary>
    public readonly int Position => position;

    /// <summary>A byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>Two bytes, lowest first.</summary>
    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>Four bytes, lowest first, signed.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>Eight bytes, highest first: a float.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Four bytes that number something.</summary>
    public long UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Eight bytes that number something.</summary>
    public long Length8() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>A number of so many bytes, lowest first, in two's complement.</summary>
    public long Long(long length)
    {
        if (length is < 0 or > 8)
            throw Fail($"an integer of {length} bytes; expected at most 8");
        var digits = Take(length);
        var value = digits is [.., >= 0x80] ? -1L : 0;
        for (var i = digits.Length - 1; i >= 0; i--)
            value = (value << 8) | digits[i];
        return value;
    }

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > bytes.Length - position)
            throw Fail($"{length} bytes are announced and {bytes.Length - position} are left");
        var taken = bytes.Slice(position, (int)length);
        position += (int)length;
        return taken;
    }

    /// <summary>The bytes up to the next line feed, which is taken too.</summary>
    public ReadOnlySpan<byte> Line()
    {
        var end = bytes[position..].IndexOf((byte)'\n');
        if (end < 0)
            throw Fail("a line without end");
        var line = Take(end);
        position++;
        return line;
    }

    /// <summary>A line with a whole number.</summary>
    public long IntegerLine() => Integer(Line());

    /// <summary>A line with a whole number and <c>L</c> behind it.</summary>
    public long LongLine() => Integer(Line() is [.. var digits, (byte)'L'] ? digits : throw Fail("a long without its 'L'"));

    /// <summary>A line with a float.</summary>
    public double FloatLine() =>
        double.TryParse(Line(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Fail("a float that isn't one");

    /// <summary>What is wrong, and where.</summary>
    public readonly PickleException Fail(string problem) => new($"byte {position}: {problem}");

    private readonly long Integer(ReadOnlySpan<byte> digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw Fail("an integer that isn't one, or has more than 64 bits");
}
