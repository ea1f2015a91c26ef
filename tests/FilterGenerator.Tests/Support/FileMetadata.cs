using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>The item metadata that a build gives to its configuration files; other files have none.</summary>
internal sealed class FileMetadata : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is InMemoryFile file
        ? new Values(new()
        {
            ["build_metadata.AdditionalFiles.BanhammerFilter"] = "true",
            ["build_metadata.AdditionalFiles.BanhammerPath"] = file.ProgramPath,
        })
        : GlobalOptions;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
