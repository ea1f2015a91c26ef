using System;
using System.Globalization;
using System.Linq;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling;

/// <summary>Plain data as Python prints it, which is what scripts around the peer's client read.</summary>
internal static class PlainText
{
    /// <summary>As Python's <c>str</c>: a text as it is, anything else as <see cref="Repr"/>.</summary>
    public static string Str(PlainValue value) => value is PlainValue.Text text ? text.Value : Repr(value);

    /// <summary>As Python's <c>repr</c>: texts in quotes.</summary>
    public static string Repr(PlainValue value) => value switch
    {
        PlainValue.Nothing => "None",
        PlainValue.Truth truth => truth.Value ? "True" : "False",
        PlainValue.Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        PlainValue.Real real => PythonLiteral.Of(real.Value),
        PlainValue.Text text => PythonLiteral.Of(text.Value),
        PlainValue.Bytes bytes => BytesOf(bytes.Value),
        PlainValue.List list => $"[{string.Join(", ", list.Items.Select(Repr))}]",
        PlainValue.Tuple { Items: [var one] } => $"({Repr(one)},)",
        PlainValue.Tuple tuple => $"({string.Join(", ", tuple.Items.Select(Repr))})",
        PlainValue.Set { Items: [] } => "set()",
        PlainValue.Set set => $"{{{string.Join(", ", set.Items.Select(Repr))}}}",
        PlainValue.Dictionary dictionary => $"{{{string.Join(", ", dictionary.Pairs.Select(pair => $"{Repr(pair.Key)}: {Repr(pair.Value)}"))}}}",
        _ => throw new ArgumentException($"unknown kind {value.GetType()}", nameof(value)),
    };

    private static string BytesOf(byte[] bytes)
    {
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        return $"b{quote}{string.Concat(bytes.Select(value => value == quote ? "\\" + quote : Escaped(value)))}{quote}";
    }

    private static string Escaped(byte value) => value switch
    {
        (byte)'\\' => @"\\",
        (byte)'\n' => @"\n",
        (byte)'\r' => @"\r",
        (byte)'\t' => @"\t",
        >= 0x20 and < 0x7f => ((char)value).ToString(),
        _ => $@"\x{value:x2}",
    };
}
