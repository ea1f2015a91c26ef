using Banhammer.FilterLanguage.Programs;
using Banhammer.FilterLanguage.Tests.Patterns;
using Shouldly;

namespace Banhammer.FilterLanguage.Tests.Programs;

/// <summary>Programs of regexes that are known to compile.</summary>
internal static class Compiling
{
    public static Program Program(string regex, bool multiline = false)
    {
        ProgramCompiler.TryCompile(Parsing.Tree(regex, multiline), out var program, out var reason).ShouldBeTrue($"{regex}: {reason}");
        return program!;
    }
}
