using System;
using System.Linq;
using Banhammer.Host.Controlling;
using Banhammer.Host.Controlling.PeerProtocol;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Controlling.PeerProtocol;

/// <summary>What we pickle is what Python reads.</summary>
public sealed class PickleWriterTests
{
    private const string Reader = """
        import sys, pickle
        for line in sys.stdin:
            value = pickle.loads(bytes.fromhex(line))
            print(repr(value).encode('utf-8', 'backslashreplace').hex())
        """;

    public static TheoryData<string> Values => [.. PickleCases.Plain, .. PickleCases.Newer];

    [Theory]
    [MemberData(nameof(Values))]
    public void Write_Value_IsReadByPython(string value)
    {
        var (pickle, repr) = PickleReaderTests.Pickles(5, value)[0];
        PickleReader.TryRead(pickle, PickleLimits.Default, out var ours, out _).ShouldBeTrue();

        Repr(PickleWriter.Write(ours!)).ShouldBe(repr);
    }

    [Fact]
    public void WriteError_IsAnException()
    {
        Repr(PickleWriter.WriteError(1, "builtins", "ValueError", "not banned")).ShouldBe("(1, ValueError('not banned'))");
        Repr(PickleWriter.WriteError(1, "builtins", "IndexError", "list index")).ShouldBe("(1, IndexError('list index'))");
    }

    [Fact]
    public void Write_LoneSurrogates_AreThosePythonMeant() => Repr(PickleWriter.Write(new PlainValue.Text("a\udc80\ud83d\ude00"))).ShouldBe("'a\\udc80\U0001f600'");

    private static string Repr(ReadOnlyMemory<byte> pickle) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromHexString(Python.Run(Reader, Convert.ToHexString(pickle.Span) + "\n").Single()));
}
