using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.PeerProtocol;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Controlling.PeerProtocol;

/// <summary>What Python pickles is read, and nothing but data.</summary>
public sealed class PickleReaderTests
{
    private const string Pickler = """
        import sys, pickle, ast
        first = int(sys.stdin.readline())
        for line in sys.stdin:
            value = eval(ast.literal_eval(line))
            for protocol in range(first, 6):
                for pickler in (pickle._Pickler, pickle.Pickler):
                    import io
                    out = io.BytesIO()
                    pickler(out, protocol).dump(value)
                    print(out.getvalue().hex(), ascii(repr(value)).encode().hex())
        """;

    public static TheoryData<int, string> Values => new(PickleCases.Plain.Select(value => (0, value)).Concat(PickleCases.Newer.Select(value => (4, value))));

    [Theory]
    [MemberData(nameof(Values))]
    public void TryRead_PythonsPickles_GiveTheValue(int firstProtocol, string value)
    {
        var pickles = Pickles(firstProtocol, value);

        pickles.Count.ShouldBe(2 * (6 - firstProtocol));
        foreach (var (pickle, repr) in pickles)
        {
            PickleReader.TryRead(pickle, PickleLimits.Default, out var read, out var problem).ShouldBeTrue(problem);
            PlainText.Repr(read!).ShouldBe(repr);
        }
    }

    [Fact]
    public void TryRead_ObjectsAndCalls_AreRefused()
    {
        foreach (var (pickle, repr) in PickleCases.Objects.SelectMany(value => value.StartsWith("type(", StringComparison.Ordinal) ? Calls() : Pickles(0, value)))
        {
            PickleReader.TryRead(pickle, PickleLimits.Default, out _, out var problem).ShouldBeFalse(repr);
            problem.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void TryRead_LoneSurrogate_IsKept()
    {
        byte[] pickle = [0x80, 4, 0x8c, 5, (byte)'a', 0xed, 0xb2, 0x80, (byte)'b', (byte)'.'];

        PickleReader.TryRead(pickle, PickleLimits.Default, out var read, out _).ShouldBeTrue();

        read.ShouldBe(new PlainValue.Text("a\udc80b"));
        PickleText.ToUtf8("a\udc80b").ShouldBe(pickle[4..9]);
    }

    [Theory]
    [InlineData("5d 68 00 2e", "isn't there")] // a reference to nothing
    [InlineData("5d 94 68 00 61 2e", "part of")] // a list into itself
    [InlineData("5d 94 5d 68 00 61 94 68 00 68 01 61 2e", "part of")] // two lists into each other
    [InlineData("2e", "needs a value")]
    [InlineData("28 2e", "needs a value")]
    [InlineData("4e", "are left")]
    [InlineData("8e ff ff ff ff ff ff ff 7f", "are left")]
    [InlineData("8e ff ff ff ff ff ff ff ff", "are left")]
    [InlineData("8a 09 01 02 03 04 05 06 07 08 09 2e", "at most 8")]
    [InlineData("80 06 4e 2e", "protocol 6")]
    [InlineData("8c 02 c3 28 2e", "isn't UTF-8")]
    [InlineData("7d 4e 4e 4e 28 4e 75 2e", "can't take")]
    [InlineData("7d 28 4e 75 2e", "without a value")]
    [InlineData("63 6f 73 0a 73 79 73 74 65 6d 0a 2e", "0x63")] // os.system
    [InlineData("97 2e", "0x97")]
    [InlineData("49 31", "without end")]
    [InlineData("49 78 0a 2e", "integer")]
    public void TryRead_BadBytes_AreRefusedWithReason(string hex, string reason)
    {
        var pickle = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        PickleReader.TryRead(pickle, PickleLimits.Default, out _, out var problem).ShouldBeFalse();

        problem!.ShouldContain(reason);
    }

    [Fact]
    public void TryRead_ReferencesThatDouble_AreBoundByWeight()
    {
        // l = ['x' * 200]; then sixty times l = [l, l]: a tree of 2^60 texts in 300 bytes.
        var pickle = new List<byte> { 0x80, 4, 0x5d, 0x8c, 200 };
        pickle.AddRange(Enumerable.Repeat((byte)'x', 200));
        pickle.Add((byte)'a');
        for (var i = 0; i < 60; i++)
        {
            pickle.AddRange([0x71, 0, 0x5d, 0x28, 0x68, 0, 0x68, 0, 0x65]);
        }

        pickle.Add((byte)'.');

        PickleReader.TryRead(pickle.ToArray(), PickleLimits.Default, out _, out var problem).ShouldBeFalse();

        problem!.ShouldContain("bytes");
    }

    [Fact]
    public void TryRead_DeepNesting_IsBound()
    {
        byte[] pickle = [.. Enumerable.Repeat((byte)']', 100_000), .. Enumerable.Repeat((byte)'a', 99_999), (byte)'.'];

        PickleReader.TryRead(pickle, PickleLimits.Default, out _, out var problem).ShouldBeFalse();

        problem!.ShouldContain("nested");
    }

    [Fact]
    public void TryRead_ManyValues_AreBound()
    {
        var limits = PickleLimits.Default with { Count = 100 };

        PickleReader.TryRead([.. Enumerable.Repeat((byte)'N', 101), (byte)'.'], limits, out _, out var onStack).ShouldBeFalse();
        PickleReader.TryRead([.. Enumerable.Repeat((byte)'(', 101), (byte)'.'], limits, out _, out var marks).ShouldBeFalse();
        PickleReader.TryRead([(byte)']', .. Enumerable.Repeat<byte[]>([(byte)'N', (byte)'a'], 101).SelectMany(pair => pair), (byte)'.'], limits, out _, out var items).ShouldBeFalse();
        PickleReader.TryRead([(byte)'N', .. Enumerable.Repeat((byte)0x94, 101), (byte)'.'], limits, out _, out var remembered).ShouldBeFalse();

        new[] { onStack, marks, items, remembered }.ShouldAllBe(problem => problem!.Contains("more than 100", StringComparison.Ordinal));
    }

    [Fact]
    public void TryRead_MutatedPickles_GiveAValueOrAReason()
    {
        var random = new Random(20261121);
        var seeds = Pickles(0, PickleCases.Plain.Where(value => value.Length < 200).Concat(PickleCases.Objects.Take(2)).ToArray()).Select(pair => pair.Pickle).Where(pickle => pickle.Length < 5000).ToArray();
        var (read, refused) = (0, 0);
        for (var i = 0; i < 40_000; i++)
        {
            var pickle = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                pickle[random.Next(pickle.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : seeds[0][random.Next(seeds[0].Length)];
            }

            if (PickleReader.TryRead(pickle.AsSpan(0, random.Next(5) == 0 ? random.Next(pickle.Length) : pickle.Length), PickleLimits.Default, out var value, out var problem))
            {
                read++;
                value.Depth.ShouldBeLessThanOrEqualTo(PickleLimits.Default.Depth);
                PlainText.Repr(value).ShouldNotBeEmpty();
            }
            else
            {
                refused++;
                problem.ShouldNotBeEmpty();
            }
        }

        read.ShouldBeGreaterThan(1000);
        refused.ShouldBeGreaterThan(1000);
    }

    internal static List<(byte[] Pickle, string Repr)> Pickles(int firstProtocol, params string[] values) =>
        Python.Run(Pickler, firstProtocol + "\n" + string.Concat(values.Select(value => PlainText.Repr(value) + "\n")))
            .Select(line => line.Split(' ')).Select(parts => (Convert.FromHexString(parts[0]), ReprOf(parts[1]))).ToList();

    // Python can't pickle a class that has no module; the calls that such an object would make are written here.
    private static IEnumerable<(byte[] Pickle, string Repr)> Calls() =>
    [
        ("cbuiltins\neval\n(V1\ntR."u8.ToArray(), "a call"), ("(ibuiltins\neval\n."u8.ToArray(), "an instance"),
        ([0x80, 4, 0x8c, 2, (byte)'o', (byte)'s', 0x8c, 6, .. "system"u8, 0x93, (byte)'.'], "a name"), ([0x80, 2, 0x82, 1, (byte)'.'], "an extension"),
    ];

    private static string ReprOf(string hex)
    {
        var ascii = System.Text.Encoding.ASCII.GetString(Convert.FromHexString(hex));
        return PickleText.FromEscaped(System.Text.Encoding.ASCII.GetBytes(ascii[1..^1].Replace(@"\\", "\u0001", StringComparison.Ordinal).Replace(@"\'", "'", StringComparison.Ordinal)
            .Replace(@"\x", @"\u00", StringComparison.Ordinal))).Replace('\u0001', '\\');
    }
}
