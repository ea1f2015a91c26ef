using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>Writes plain data, and errors, as pickles of protocol 4, which each Python from 3.4 on reads.</summary>
internal readonly struct PickleWriter
{
    private const byte WrittenProtocol = 4;

    private readonly ArrayBufferWriter<byte> output;

    private PickleWriter(ArrayBufferWriter<byte> output) => this.output = output;

    /// <summary>The pickle of a value.</summary>
    public static ReadOnlyMemory<byte> Write(PlainValue value) => Write(writer => writer.Add(value));

    /// <summary>The pickle of a pair of a number and an exception: how an error is answered.</summary>
    /// <param name="number">The number.</param>
    /// <param name="module">The module of the exception's class.</param>
    /// <param name="name">The class.</param>
    /// <param name="argument">What it is made with.</param>
    public static ReadOnlyMemory<byte> WriteError(long number, string module, string name, PlainValue argument) => Write(writer =>
    {
        writer.Add(number);
        writer.Add(module);
        writer.Add(name);
        writer.Byte(PickleOpcode.StackGlobal);
        writer.Add(argument);
        writer.Byte(PickleOpcode.Tuple1);
        writer.Byte(PickleOpcode.Reduce);
        writer.Byte(PickleOpcode.Tuple2);
    });

    private static ReadOnlyMemory<byte> Write(Action<PickleWriter> content)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PickleWriter(output);
        writer.Byte(PickleOpcode.Protocol);
        writer.Byte(WrittenProtocol);
        content(writer);
        writer.Byte(PickleOpcode.Stop);
        return output.WrittenMemory;
    }

    private void Add(PlainValue value)
    {
        switch (value)
        {
            case PlainValue.Nothing:
                Byte(PickleOpcode.None);
                break;
            case PlainValue.Truth truth:
                Byte(truth.Value ? PickleOpcode.True : PickleOpcode.False);
                break;
            case PlainValue.Integer integer:
                Byte(PickleOpcode.Long1);
                Byte(sizeof(long));
                BinaryPrimitives.WriteInt64LittleEndian(Span(sizeof(long)), integer.Value);
                break;
            case PlainValue.Real real:
                Byte(PickleOpcode.Float8);
                BinaryPrimitives.WriteDoubleBigEndian(Span(sizeof(double)), real.Value);
                break;
            case PlainValue.Text text:
                Counted(PickleOpcode.Unicode4, PickleText.ToUtf8(text.Value));
                break;
            case PlainValue.Bytes bytes:
                Counted(PickleOpcode.Bytes4, bytes.Value);
                break;
            case PlainValue.List list:
                Byte(PickleOpcode.EmptyList);
                Marked(list.Items, PickleOpcode.Appends);
                break;
            case PlainValue.Tuple tuple:
                Marked(tuple.Items, PickleOpcode.Tuple);
                break;
            case PlainValue.Set set:
                Byte(PickleOpcode.EmptySet);
                Marked(set.Items, PickleOpcode.AddItems);
                break;
            case PlainValue.Dictionary dictionary:
                Byte(PickleOpcode.EmptyDictionary);
                Marked(dictionary.KeysAndValues, PickleOpcode.SetItems);
                break;
        }
    }

    private void Marked(IReadOnlyList<PlainValue> items, byte operation)
    {
        Byte(PickleOpcode.Mark);
        foreach (var item in items)
            Add(item);
        Byte(operation);
    }

    private void Counted(byte operation, byte[] bytes)
    {
        Byte(operation);
        BinaryPrimitives.WriteInt32LittleEndian(Span(sizeof(int)), bytes.Length);
        output.Write(bytes);
    }

    private void Byte(byte value) => Span(1)[0] = value;

    private Span<byte> Span(int length)
    {
        var span = output.GetSpan(length)[..length];
        output.Advance(length);
        return span;
    }
}
