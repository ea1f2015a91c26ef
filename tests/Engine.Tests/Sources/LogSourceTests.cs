using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Banhammer.Engine.Sources;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources;

public sealed class LogSourceTests : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i} {i * 7919 % 1000}\n")));

    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-sources").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TryOpen_PlainFile_GivesItsBytesAndCounts()
    {
        using var source = Open(Write("plain.log", Text));
        ReadAll(source).ShouldBe(Text);
        source.BytesRead.ShouldBe(Text.Length);
        source.RawBytesRead.ShouldBe(Text.Length);
        source.RawLength.ShouldBe(Text.Length);
        source.Problem.ShouldBeNull();
    }

    [Fact]
    public void TryOpen_Missing_TellsWhy()
    {
        LogSource.TryOpen(Path.Combine(folder, "none.log"), out var source, out var problem).ShouldBeFalse();
        source.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("none.log");
    }

    [Fact]
    public void TryOpen_Folder_TellsWhy()
    {
        LogSource.TryOpen(folder, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain(folder);
    }

    [Fact]
    public void Read_FileThatGrew_GivesTheNewBytes()
    {
        var path = Write("growing.log", Encoding.UTF8.GetBytes("one\n"));
        using var source = Open(path);
        ReadAll(source);
        File.AppendAllText(path, "two\n");
        Encoding.UTF8.GetString(ReadAll(source)).ShouldBe("two\n");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Read_WholeGzip_HasNoProblem(int members)
    {
        var packed = Enumerable.Repeat(Pack(Text), members).SelectMany(x => x).ToArray();
        using var source = Open(Write("log.gz", packed));
        ReadAll(source).Length.ShouldBe(Text.Length * members);
        source.RawBytesRead.ShouldBe(packed.Length);
        source.RawLength.ShouldBe(packed.Length);
        source.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void Read_GzipMembersInSmallChunks_HasNoProblem(int chunk)
    {
        var packed = Pack(Text).Concat(Pack(Text)).ToArray();
        using var source = StreamSource.Gzip("log.gz", new ChunkedStream(packed, [chunk]));
        ReadAll(source).Length.ShouldBe(Text.Length * 2);
        source.Problem.ShouldBeNull();
        source.RawLength.ShouldBeNull();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(2000)]
    public void Read_TruncatedGzip_KeepsWhatCameBeforeAndTells(int missing)
    {
        using var source = Open(Write("cut.gz", Pack(Text)[..^missing]));
        var bytes = ReadAll(source);
        bytes.ShouldBe(Text[..bytes.Length]);
        bytes.Length.ShouldBeGreaterThan(0);
        source.Problem.ShouldNotBeNull().ShouldContain("cut.gz");
    }

    [Fact]
    public void Read_SecondMemberTruncated_Tells()
    {
        using var source = Open(Write("cut.gz", [.. Pack(Text), .. Pack(Text)[..200]]));
        ReadAll(source).Length.ShouldBeGreaterThanOrEqualTo(Text.Length);
        source.Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Read_CorruptGzip_KeepsWhatCameBeforeAndTells()
    {
        var packed = Pack(Text);
        packed.AsSpan(packed.Length - 40, 8).Fill(0xff);
        using var source = Open(Write("corrupt.gz", packed));
        var bytes = ReadAll(source);
        bytes.AsSpan(0, 1000).SequenceEqual(Text.AsSpan(0, 1000)).ShouldBeTrue();
        source.Problem.ShouldNotBeNull().ShouldContain("corrupt.gz");
    }

    [Fact]
    public void Read_NotGzip_TellsAndEnds()
    {
        using var source = Open(Write("text.gz", Text));
        ReadAll(source).ShouldBeEmpty();
        source.Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Read_EmptyGzipFile_EndsWithoutProblem()
    {
        using var source = Open(Write("empty.gz", []));
        ReadAll(source).ShouldBeEmpty();
        source.Problem.ShouldBeNull();
    }

    [Fact]
    public void Read_StreamFails_KeepsWhatCameBeforeAndTells()
    {
        using var source = new StreamSource("pipe", new ChunkedStream([1, 2, 3], [2], new IOException("broken")));
        ReadAll(source).ShouldBe([1, 2, 3]);
        source.Problem.ShouldNotBeNull().ShouldContain("broken");
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] ReadAll(LogSource source)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1000];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }

    private static LogSource Open(string path)
    {
        LogSource.TryOpen(path, out var source, out var problem).ShouldBeTrue(problem);
        return source!;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
