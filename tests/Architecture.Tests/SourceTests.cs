using System;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Banhammer.Architecture.Tests;

/// <summary>How sources are laid out.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    // Types that the compiler looks for by their full names, where netstandard2.0 lacks them.
    private const string Polyfills = "src/FilterLanguage/Polyfills.cs";

    [Fact]
    public void Files_AreFound() => SourceFile.Products.Count().ShouldBeGreaterThan(200);

    [Fact]
    public void Namespace_OfEachFile_IsItsFolder() => SourceFile.All
        .Where(file => file.Namespace is not null && file.Path != Polyfills && file.Namespace != Expected(file)).Select(file => $"{file.Path}: {file.Namespace}").ShouldBeEmpty();

    [Fact]
    public void Namespace_IsDeclaredByEachFileWithATypeOfItsOwn() => SourceFile.All
        .Where(file => file.Namespace is null && TypeAtTop().IsMatch(file.Code) && !BlockNamespace().IsMatch(file.Code)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void File_Length_IsBounded() => SourceFile.All
        .Select(file => (file.Path, Lines: file.Text.Count(c => c == '\n'))).Where(file => file.Lines > MostLines).ShouldBeEmpty();

    [Fact]
    public void Classes_OfProducts_AreSealedStaticOrMadeToDeriveFrom() => SourceFile.Products
        .SelectMany(file => OpenClass().Matches(file.Code).Select(match => $"{file.Path}: {match.Value.Trim()}")).ShouldBeEmpty();

    private static string Expected(SourceFile file)
    {
        var parts = file.Folder.Split('/');
        return parts[0] == "benchmarks"
            ? string.Join('.', parts.Skip(1).Prepend("Banhammer.Benchmarks"))
            : string.Join('.', parts.Skip(1).Prepend("Banhammer"));
    }

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|struct|record|enum|interface) ", RegexOptions.Multiline)]
    private static partial Regex TypeAtTop();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^(?:public|internal) (?:partial )?class \w+", RegexOptions.Multiline)]
    private static partial Regex OpenClass();
}
