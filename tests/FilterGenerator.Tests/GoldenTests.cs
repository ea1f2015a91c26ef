using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Banhammer.FilterGenerator.Tests.Support;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests;

public sealed class GoldenTests
{
    private const string AcceptVariable = "BANHAMMER_ACCEPT";
    private const string AcceptCommand = AcceptVariable + "=1 dotnet test tests/FilterGenerator.Tests --filter GoldenTests";

    /// <summary>The files that we write; the bodies of the regexes are the SDK's and change with it.</summary>
    [Theory]
    [InlineData("Door.g.cs")]
    [InlineData("Door.Programs.g.cs")]
    [InlineData("CompiledPatterns.g.cs")]
    public void Sources_SmallFilter_AreAsReviewed(string hintName)
    {
        var text = new Build(Filters.Common, Filters.Door).Run().Sources[hintName];
        var golden = Path.Combine(GoldensFolder(), hintName);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(golden, text);
        }

        var expected = File.Exists(golden) ? File.ReadAllText(golden) : "";

        // Not a comparison by the assertion: it would print both files.
        (text == expected).ShouldBeTrue($"{FirstDifference(expected, text)}; if that is meant, run {AcceptCommand} and review the diff");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Goldens, line {same + 1} was '{left.ElementAtOrDefault(same)}' and is '{right.ElementAtOrDefault(same)}'";
    }

    private static string GoldensFolder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Goldens");
}
