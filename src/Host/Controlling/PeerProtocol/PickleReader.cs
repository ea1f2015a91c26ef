using System;
using System.Diagnostics.CodeAnalysis;

namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>Reads pickles of plain data, in any of Python's protocols 0 to 5.</summary>
/// <remarks>
/// A pickle is a program for a stack machine. Of its operations only those are known that make plain data; those that import names, call
/// functions or build objects are refused, so a pickle can't do anything. What it makes is bounded by <see cref="PickleLimits"/>.
/// Python pickles sets, and bytes that aren't ASCII, as calls in protocols before 4 and 3; these are refused with the rest.
/// </remarks>
internal ref struct PickleReader
{
    private const int NewestProtocol = 5;

    private readonly PickleLimits limits;
    private readonly PickleStack stack;
    private PickleInput input;

    private PickleReader(ReadOnlySpan<byte> pickle, PickleLimits limits)
    {
        this.limits = limits;
        input = new PickleInput(pickle);
        stack = new PickleStack(limits);
    }

    /// <summary>Reads a pickle.</summary>
    /// <param name="pickle">Its bytes; there may be more behind its end.</param>
    /// <param name="limits">What it may hold.</param>
    /// <param name="value">What it stands for; null when false.</param>
    /// <param name="problem">What was found, and where, when false.</param>
    public static bool TryRead(ReadOnlySpan<byte> pickle, PickleLimits limits, [NotNullWhen(true)] out PlainValue? value, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            value = new PickleReader(pickle, limits).Read();
            problem = null;
        }
        catch (PickleException e)
        {
            value = null;
            problem = e.Message;
        }

        return value is not null;
    }

    private PlainValue Read()
    {
        byte operation;
        while ((operation = input.Byte()) != PickleOpcode.Stop)
        {
            var done = Scalar(operation) || Text(operation) || Container(operation) || Reference(operation);
            if (!done)
                throw input.Fail($"operation 0x{operation:x2}, which is none of plain data");
        }

        return stack.Finish(stack.Pop());
    }

    private bool Scalar(byte operation)
    {
        switch (operation)
        {
            case PickleOpcode.Protocol:
                if (input.Byte() is > NewestProtocol and var protocol)
                    throw input.Fail($"protocol {protocol}; expected 0 to {NewestProtocol}");
                return true;
            case PickleOpcode.Frame:
                input.Length8(); // a hint for readers of streams
                return true;
            case PickleOpcode.None:
                stack.Push(PlainValue.None);
                return true;
            case PickleOpcode.True or PickleOpcode.False:
                stack.Push((PlainValue)(operation == PickleOpcode.True));
                return true;
            case PickleOpcode.IntegerLine:
                stack.Push(IntegerOrTruth());
                return true;
            case PickleOpcode.LongLine:
                stack.Push((PlainValue)input.LongLine());
                return true;
            case PickleOpcode.Integer1:
                stack.Push((PlainValue)input.Byte());
                return true;
            case PickleOpcode.Integer2:
                stack.Push((PlainValue)input.UInt16());
                return true;
            case PickleOpcode.Integer4:
                stack.Push((PlainValue)input.Int32());
                return true;
            case PickleOpcode.Long1:
                stack.Push((PlainValue)input.Long(input.Byte()));
                return true;
            case PickleOpcode.Long4:
                stack.Push((PlainValue)input.Long(input.Int32()));
                return true;
            case PickleOpcode.FloatLine:
                stack.Push(new PlainValue.Real(input.FloatLine()));
                return true;
            case PickleOpcode.Float8:
                stack.Push(new PlainValue.Real(input.Double()));
                return true;
            default:
                return false;
        }
    }

    // Protocols 0 and 1 know truth values as integers that begin with a nought.
    private PlainValue IntegerOrTruth()
    {
        var before = input;
        var digits = input.Line();
        if (digits.SequenceEqual("00"u8) || digits.SequenceEqual("01"u8))
            return digits[1] == '1';
        input = before;
        return input.IntegerLine();
    }

    private bool Text(byte operation)
    {
        PlainValue? value = operation switch
        {
            PickleOpcode.Unicode1 => PickleText.FromUtf8(input.Take(input.Byte())),
            PickleOpcode.Unicode4 => PickleText.FromUtf8(input.Take(input.UInt32())),
            PickleOpcode.Unicode8 => PickleText.FromUtf8(input.Take(input.Length8())),
            PickleOpcode.UnicodeLine => PickleText.FromEscaped(input.Line()),
            PickleOpcode.String1 => PickleText.FromAscii(input.Take(input.Byte())),
            PickleOpcode.String4 => PickleText.FromAscii(input.Take(input.UInt32())),
            PickleOpcode.StringLine => PickleText.FromQuoted(input.Line()),
            PickleOpcode.Bytes1 => new PlainValue.Bytes(input.Take(input.Byte()).ToArray()),
            PickleOpcode.Bytes4 => new PlainValue.Bytes(input.Take(input.UInt32()).ToArray()),
            PickleOpcode.Bytes8 or PickleOpcode.ByteArray8 => new PlainValue.Bytes(input.Take(input.Length8()).ToArray()),
            _ => null,
        };
        if (value is not null)
            stack.Push(value);
        return value is not null;
    }

    private bool Container(byte operation)
    {
        switch (operation)
        {
            case PickleOpcode.EmptyList:
                stack.Push(new GrowingValue(PickleContainer.List));
                return true;
            case PickleOpcode.EmptyDictionary:
                stack.Push(new GrowingValue(PickleContainer.Dictionary));
                return true;
            case PickleOpcode.EmptySet:
                stack.Push(new GrowingValue(PickleContainer.Set));
                return true;
            case PickleOpcode.List:
                PushFilled(PickleContainer.List);
                return true;
            case PickleOpcode.Dictionary:
                PushFilled(PickleContainer.Dictionary);
                return true;
            case PickleOpcode.FrozenSet:
                stack.Push(new PlainValue.Set(stack.PopToMark()));
                return true;
            case PickleOpcode.Append:
                Add(PickleContainer.List, stack.Pop(1));
                return true;
            case PickleOpcode.Appends:
                Add(PickleContainer.List, stack.PopToMark());
                return true;
            case PickleOpcode.AddItems:
                Add(PickleContainer.Set, stack.PopToMark());
                return true;
            case PickleOpcode.SetItem:
                Add(PickleContainer.Dictionary, stack.Pop(2));
                return true;
            case PickleOpcode.SetItems:
                Add(PickleContainer.Dictionary, stack.PopToMark());
                return true;
            case PickleOpcode.EmptyTuple:
                stack.Push(new PlainValue.Tuple([]));
                return true;
            case PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3:
                stack.Push(new PlainValue.Tuple(stack.Pop(operation - PickleOpcode.Tuple1 + 1)));
                return true;
            case PickleOpcode.Tuple:
                stack.Push(new PlainValue.Tuple(stack.PopToMark()));
                return true;
            default:
                return false;
        }
    }

    private void PushFilled(PickleContainer container)
    {
        var items = stack.PopToMark();
        stack.Push(new GrowingValue(container));
        Add(container, items);
    }

    private void Add(PickleContainer container, PlainValue[] items)
    {
        if (stack.Top() is not GrowingValue growing || growing.Container != container)
            throw input.Fail("items for something that can't take them");
        if (container == PickleContainer.Dictionary && items.Length % 2 != 0)
            throw input.Fail("a key without a value");
        if (growing.Count + items.Length > limits.Count)
            throw input.Fail($"more than {limits.Count} items in one value");
        if (!growing.TryAdd(items))
            throw input.Fail("items for something that is part of something else already");
    }

    private bool Reference(byte operation)
    {
        switch (operation)
        {
            case PickleOpcode.Mark:
                stack.Mark();
                return true;
            case PickleOpcode.Pop:
                if (stack.EndsWithMark)
                    stack.PopToMark();
                else
                    stack.Pop();
                return true;
            case PickleOpcode.PopMark:
                stack.PopToMark();
                return true;
            case PickleOpcode.Duplicate:
                stack.Push(stack.Top());
                return true;
            case PickleOpcode.Memoize:
                stack.RememberNext();
                return true;
            case PickleOpcode.PutLine:
                stack.Remember(input.IntegerLine());
                return true;
            case PickleOpcode.Put1:
                stack.Remember(input.Byte());
                return true;
            case PickleOpcode.Put4:
                stack.Remember(input.UInt32());
                return true;
            case PickleOpcode.GetLine:
                stack.Recall(input.IntegerLine());
                return true;
            case PickleOpcode.Get1:
                stack.Recall(input.Byte());
                return true;
            case PickleOpcode.Get4:
                stack.Recall(input.UInt32());
                return true;
            default:
                return false;
        }
    }
}
