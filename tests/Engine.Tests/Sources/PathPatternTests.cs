using System;
using System.IO;
using System.Linq;
using Banhammer.Engine.Sources;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Sources;

public sealed class PathPatternTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("banhammer-patterns").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("*", "abc", true)]
    [InlineData("*", "", true)]
    [InlineData("*", ".abc", false)]
    [InlineData(".*", ".abc", true)]
    [InlineData("?bc", ".bc", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*.log", "x.log", true)]
    [InlineData("*.log", "x.log.1", false)]
    [InlineData("*b*b*c", "abbabc", true)]
    [InlineData("*b*b*c", "abca", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[!a-c]x", "ax", false)]
    [InlineData("[]x]", "]", true)]
    [InlineData("[]x]", "x", true)]
    [InlineData("[!]x]", "]", false)]
    [InlineData("[ac-]", "-", true)]
    [InlineData("[abc", "[abc", true)]
    [InlineData("[abc", "a", false)]
    [InlineData("*a", "aaab", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Matches_Name_AsInAShell(string pattern, string name, bool matches) => PathPattern.Matches(pattern, name).ShouldBe(matches);

    [Theory]
    [InlineData("one/a.log", "one/a.log")]
    [InlineData("one/none.log")]
    [InlineData("*/a.log", "one/a.log", "two/a.log")]
    [InlineData("one/*", "one/a.log", "one/b.log")]
    [InlineData("*/*.log", "one/a.log", "one/b.log", "two/a.log")]
    [InlineData("t*o/[!b].log", "two/a.log")]
    [InlineData("one/a.log/*")]
    [InlineData("none/*")]
    public void Expand_Pattern_GivesWhatIsThereInOrder(string pattern, params string[] paths)
    {
        foreach (var path in (string[])["one/b.log", "one/a.log", "two/a.log", "two/.hidden.log"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), "");
        }

        PathPattern.Expand(Path.Combine(folder, pattern)).ShouldBe(paths.Select(path => Path.Combine(folder, path)));
    }
}
