using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Architecture.Tests;

/// <summary>Documents say what is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] topDocuments = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    public static TheoryData<string> Documents => [.. topDocuments, .. Repository.Files("docs", "*.md")];

    [Fact]
    public void Readme_CommandsOfTheProgram_Exist()
    {
        var commands = SourceFile.Products.Where(file => file.Folder == "src/Host/Cli")
            .SelectMany(file => Command().Matches(file.Code)).Select(match => match.Groups[1].Value).ToArray();
        var used = Invocation().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value).Distinct().ToArray();

        used.ShouldNotBeEmpty();
        used.Except(commands).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Links_LeadToFiles(string document)
    {
        var folder = Path.GetDirectoryName(document)!;

        Link().Matches(Repository.Read(document)).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Path.Exists(Repository.PathOf(Path.Combine(folder, link)))).ShouldBeEmpty();
    }

    [Fact]
    public void Glossary_Table_HasTermAndMeaningInEachRow()
    {
        var rows = Repository.Read("docs/glossary.md").Split('\n').Where(line => line.StartsWith('|')).Select(Cells).ToArray();

        rows[0].ShouldBe(["term", "means", "not"]);
        rows.ShouldAllBe(row => row.Length == 3 && row[0] != "" && row[1] != "");
        rows.Select(row => row[0]).ShouldBeUnique();
    }

    [Fact]
    public void Architecture_TypesInCode_AreInTheSources()
    {
        var declared = SourceFile.Products.SelectMany(file => Declaration().Matches(file.Code)).Select(match => match.Groups[1].Value).ToHashSet();
        var folders = SourceFile.Products.SelectMany(file => file.Folder.Split('/')).ToHashSet();

        CodeWord().Matches(Repository.Read("docs/architecture.md")).Select(match => match.Groups[1].Value)
            .Where(word => !declared.Contains(word) && !folders.Contains(word)).ShouldBe(["TimeProvider"]);
    }

    private static string[] Cells(string line) => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();

    [GeneratedRegex(@"new (?:\w*Command)\(\s*""([\w-]+)""|: \w*Command\(\s*""([\w-]+)""")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:^|[`/ ])banhammer ([a-z]\w*)|dotnet run --project src/Host[^\n]* -- (?<1>[a-z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Invocation();

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:class|struct|record|enum|interface) (?:struct )?(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"`([A-Z]\w+)(?:\.\w+)?`")]
    private static partial Regex CodeWord();
}
