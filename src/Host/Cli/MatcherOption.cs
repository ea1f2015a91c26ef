using System.CommandLine;
using Banhammer.Engine.Matching;

namespace Banhammer.Host.Cli;

/// <summary><c>--matcher</c>: what a filter's regexes run on, to compare speed and findings.</summary>
internal static class MatcherOption
{
    private const string Program = "program";
    private const string Vm = "vm";
    private const string Regex = "regex";

    /// <summary>Gives a command the option.</summary>
    public static Option<string?> AddTo(Command command)
    {
        var option = new Option<string?>("--matcher") { Description = "What regexes run on: program, vm or regex (default: the fastest)", HelpName = "NAME" };
        option.AcceptOnlyFromAmong(Program, Vm, Regex);
        command.Options.Add(option);
        return option;
    }

    /// <summary>The choice that the option's value names.</summary>
    public static MatcherChoice Choice(string? value) => value switch
    {
        Vm => MatcherChoice.Vm,
        Regex => MatcherChoice.Regex,
        _ => MatcherChoice.Fastest,
    };
}
