namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>The types of the engine that emitted code refers to, with what tests look at made public.</summary>
internal static class EngineStandIn
{
    public const string Text = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Text.RegularExpressions;
        using Banhammer.FilterLanguage.Patterns;

        namespace Banhammer.Engine.Matching;

        public sealed record CompiledPattern(string Text, bool Multiline, Func<Regex> Regex, string[] Groups, RequiredLiteral[] Literals);

        public sealed record CompiledFilter(string Name, string Path, string[] Variants, int Patterns);

        public sealed record PatternRegistry(CompiledPattern[] Patterns, CompiledFilter[] Filters, KeyValuePair<string, string>[] ConfFiles);
        """;
}
