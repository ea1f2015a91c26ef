using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Banhammer.FilterGenerator.Emit;
using Banhammer.FilterGenerator.Model;
using Banhammer.FilterLanguage;
using Banhammer.FilterLanguage.Faults;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Emit;

public sealed class RegexCompilerTests
{
    private static readonly string[] assemblies = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Text.RegularExpressions.dll"];
    private static readonly SourceSpan place = new("filters/gate.conf", 7, 13, 5);

    [Theory]
    [InlineData("^x$", "")]
    [InlineData("^(unclosed", "BH0403")]
    [InlineData("(?i)^(?<n>x)\\\\k<n>", "BH0402")]
    public void Compile_Regex_TellsWhatTheSdkSaysAtThePlaceOfThePattern(string regex, string rules)
    {
        var compiled = Compile(regex, new CompilationSettings(AllowUnsafe: true, CheckOverflow: false));

        string.Join(" ", compiled.Faults.Select(fault => fault.Rule.Id)).ShouldBe(rules);
        compiled.Faults.ShouldAllBe(fault => fault.Where == place && fault.Arguments[0] == "failregex 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compile_UnsafeCode_IsWrittenOnlyWhereAllowed(bool allowed)
    {
        var compiled = Compile("^(?:x+y)*z", new CompilationSettings(allowed, CheckOverflow: false));

        compiled.Text.Contains("SkipLocalsInit").ShouldBe(allowed);
    }

    [Theory]
    [InlineData("/ref/System.Runtime.dll", true)]
    [InlineData(@"C:\ref\System.Text.RegularExpressions.dll", true)]
    [InlineData("/bin/Banhammer.Engine.dll", false)]
    public void IsFramework_Reference_GoesByItsFileName(string path, bool expected)
    {
        var reference = AssemblyMetadata.CreateFromFile(typeof(object).Assembly.Location).GetReference(filePath: path);

        RegexCompiler.IsFramework(reference).ShouldBe(expected);
    }

    private static CompiledFilterSource Compile(string regex, CompilationSettings settings)
    {
        var text = $$"""
            using System.Text.RegularExpressions;

            internal static partial class Gate
            {
                [GeneratedRegex("{{regex}}")]
                private static partial Regex FailRegex1();
            }
            """;
        var filter = new EmittedFilter("Gate", text, "", new[] { new MemberPlace("FailRegex1", "failregex 1", place) }.ToEquatableArray());
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = assemblies
            .Select(name => (MetadataReference)MetadataReference.CreateFromFile(Path.Combine(framework, name)))
            .ToImmutableArray();
        return RegexCompiler.Compile(filter, references, new CSharpParseOptions(LanguageVersion.Latest), settings, TestContext.Current.CancellationToken);
    }
}
