using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Banhammer.FilterLanguage.Advice;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Patterns;
using Shouldly;

namespace Banhammer.FilterLanguage.Tests.Fuzzing;

/// <summary>Everything that is done with a filter before a line is read, and the promises that hold for any text.</summary>
internal static class FrontEnd
{
    /// <summary>Reads a filter and its variants; tells how many of its regexes were valid.</summary>
    public static int ReadFilter(IConfFiles files, string path, IReadOnlyDictionary<string, string> options)
    {
        var opened = FilterLoader.OpenFile(files, path);
        Show(opened.Faults);
        if (opened.Value is not { } conf)
            return 0;

        var valid = ReadDefinition(conf.Define(options));
        foreach (var variant in FilterVariants.Of(conf).Skip(1).Take(2))
            valid += ReadDefinition(conf.Define(variant.ToOptions()));

        return valid;
    }

    /// <summary>Reads a single regex; true if it is valid.</summary>
    public static bool ReadRegex(string source, RegexRole role, bool hostNames, int maxLines) =>
        IsValid(PatternReader.Read(source, role, hostNames, maxLines));

    private static int ReadDefinition(Loaded<FilterDefinition> loaded)
    {
        Show(loaded.Faults);
        if (loaded.Value is not { } definition)
        {
            loaded.Faults.ShouldContain(fault => fault.Rule.Severity == Severity.Error);
            return 0;
        }

        var hostNames = definition.UseDns != "no";
        var prefix = definition.PrefRegex is { } first ? Read(first, RegexRole.Prefix, hostNames, definition) : null;
        var failures = definition.FailRegexes.Select(regex => Read(regex, RegexRole.Fail, hostNames, definition)).ToList();
        var ignored = definition.IgnoreRegexes.Select(regex => Read(regex, RegexRole.Ignore, hostNames, definition)).ToList();
        foreach (var (index, fault) in PatternChecks.Of(failures, prefix).Concat(PatternAdvice.Of(failures, prefix)))
            Locate(definition.FailRegexes[index], fault);

        return failures.Concat(ignored).Append(prefix).OfType<ReadPattern>().Count(IsValid);
    }

    private static ReadPattern Read(RegexSource regex, RegexRole role, bool hostNames, FilterDefinition definition)
    {
        var read = PatternReader.Read(regex.Text, role, hostNames, definition.MaxLines);
        if (read.Fault is { } fault)
            Locate(regex, fault);

        return read;
    }

    private static void Locate(RegexSource regex, PatternFault fault)
    {
        fault.Offset.ShouldBeInRange(0, regex.Text.Length);
        (fault.Offset + fault.Length).ShouldBeInRange(fault.Offset, regex.Text.Length);
        fault.At(regex.Locate(fault.Offset, fault.Length)).ToString().ShouldNotBeEmpty();
    }

    private static void Show(EquatableArray<Fault> faults)
    {
        foreach (var fault in faults)
            fault.ToString().ShouldContain(fault.Rule.Id);
    }

    private static bool IsValid(ReadPattern read)
    {
        if (read.Tree is not { } tree)
        {
            read.Fault.ShouldNotBeNull();
            return false;
        }

        PatternDescriber.Describe(tree).Length.ShouldBeInRange(1, PatternDescriber.MaxLength);
        foreach (var literals in RequiredLiterals.SetsOf(tree))
        {
            literals.ShouldAllBe(literal => literal.Text.Length > 0);
            foreach (var joint in Enum.GetValues<DateJoint>())
                RequiredLiterals.Within(literals, joint).Count.ShouldBeInRange(0, 1000);
        }

        Compile(DotNetTranslator.TranslateAllGroups(tree));
        var names = Compile(DotNetTranslator.Translate(tree)).GetGroupNames();
        tree.GroupNames.Select(DotNetRegex.GroupNameOf).ShouldBeSubsetOf(names);
        return true;
    }

    private static Regex Compile(DotNetRegex regex) =>
        new(regex.Text, RegexOptions.CultureInvariant | (regex.Multiline ? RegexOptions.Multiline : RegexOptions.None));
}
