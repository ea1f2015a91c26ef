using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Banhammer.Host.Testing;

namespace Banhammer.Host.Controlling;

/// <summary>Answers as the peer's client prints them, tabs included: scripts read that.</summary>
internal static class AnswerText
{
    /// <summary>The text of an answer.</summary>
    /// <param name="words">The command that was answered.</param>
    /// <param name="answer">What came back.</param>
    public static string Of(IReadOnlyList<string> words, PlainValue answer) => (words, answer) switch
    {
        (["ping", ..], _) => "Server replied: " + PlainText.Str(answer),
        (["start", ..], _) => "Jail started",
        (["stop"], PlainValue.Nothing) => "Shutdown successful",
        (["stop", ..], PlainValue.Nothing) => "Jail stopped",
        (["add", ..], _) => "Added jail " + PlainText.Str(answer),
        (["flushlogs", ..], _) => "logs: " + PlainText.Str(answer),
        (["echo", ..], PlainValue.List list) => string.Join(' ', Texts(list)),
        (["status", "--all", ..], PlainValue.List list) => StatusText.OfAll(list),
        (["status", var jail, ..], PlainValue.List list) => StatusText.OfJail(jail, list),
        (["status"], PlainValue.List list) => StatusText.Of(list),
        (["get" or "set", var name, ..], _) when OfSetting(name, answer) is { } text => text,
        (["get" or "set", var jail, var option, ..], _) => OfOption(words, jail, option, answer),
        _ => PlainText.Str(answer),
    };

    /// <summary>The text of a failure.</summary>
    public static string OfError(CommandError error, string message) => error switch
    {
        CommandError.UnknownJail => $"Sorry but the jail '{message}' does not exist",
        CommandError.DuplicateJail => $"The jail '{message}' already exists",
        CommandError.Index => "Sorry but the command is invalid",
        CommandError.Key => PythonLiteral.Of(message),
        _ => message,
    };

    private static string? OfSetting(string name, PlainValue answer) => (name, answer) switch
    {
        ("loglevel", _) => "Current logging level is " + PlainText.Repr(answer),
        ("logtarget", _) => "Current logging target is:\n`- " + PlainText.Str(answer),
        ("syslogsocket", _) => "Current syslog socket is:\n`- " + PlainText.Str(answer),
        ("dbfile" or "dbpurgeage", PlainValue.Nothing) => "Database currently disabled",
        ("dbfile", _) => "Current database file is:\n`- " + PlainText.Str(answer),
        ("dbpurgeage", PlainValue.Integer or PlainValue.Real) => $"Current database purge age is:\n`- {Whole(answer)}seconds",
        _ => null,
    };

    private static string OfOption(IReadOnlyList<string> words, string jail, string option, PlainValue answer) => (option, answer) switch
    {
        ("logpath" or "addlogpath" or "dellogpath", PlainValue.List list) => Tree(list, "No file is currently monitored", "Current monitored log file(s):", (text, _) => text),
        ("ignoreip" or "addignoreip" or "delignoreip", PlainValue.List list) => Tree(list, "No IP address/network is ignored", "These IP addresses/networks are ignored:", (text, _) => text),
        ("failregex" or "addfailregex" or "delfailregex" or "ignoreregex" or "addignoreregex" or "delignoreregex", PlainValue.List list) =>
            Tree(list, "No regular expression is defined", "The following regular expression are defined:", (text, index) => $"[{index}]: {text}"),
        ("logencoding", _) => "Current log encoding is set to:\n" + PlainText.Str(answer),
        ("journalmatch" or "addjournalmatch" or "deljournalmatch", PlainValue.List list) => list.Items.Count == 0 ? "No journal match filter set"
            : "Current match filter:\n" + string.Join(" + ", list.Items.Select(group => string.Join(' ', group is PlainValue.List words ? Texts(words) : [PlainText.Str(group)]))),
        ("datepattern", PlainValue.Nothing) => "Current date pattern set to: Not set/required",
        ("datepattern", PlainValue.Tuple { Items: [PlainValue.Nothing, var name] }) => "Current date pattern set to: " + PlainText.Str(name),
        ("datepattern", PlainValue.Tuple { Items: [var pattern, var name] }) => $"Current date pattern set to: {PlainText.Str(pattern)} ({PlainText.Str(name)})",
        ("actions", PlainValue.List list) => Listed(list, $"No actions for jail {jail}", $"The jail {jail} has the following actions:"),
        ("actionproperties", PlainValue.List list) => Listed(list, $"No properties for jail {jail} action {words[3]}", $"The jail {jail} action {words[3]} has the following properties:"),
        ("actionmethods", PlainValue.List list) => Listed(list, $"No methods for jail {jail} action {words[3]}", $"The jail {jail} action {words[3]} has the following methods:"),
        ("banip", PlainValue.List list) when words[0] == "get" => string.Join(words.Count <= 3 ? " " : words[3] == "--with-time" ? "\n" : words[3], Texts(list)),
        _ => PlainText.Str(answer),
    };

    private static string Listed(PlainValue.List list, string none, string heading) => list.Items.Count == 0 ? none : $"{heading}\n{string.Join(", ", Texts(list))}";

    private static string Tree(PlainValue.List list, string none, string heading, Func<string, int, string> item) => list.Items.Count == 0 ? none
        : string.Join('\n', Texts(list).Select((text, index) => (index == list.Items.Count - 1 ? "`- " : "|- ") + item(text, index)).Prepend(heading));

    private static IEnumerable<string> Texts(PlainValue.List list) => list.Items.Select(PlainText.Str);

    private static string Whole(PlainValue number) => (number is PlainValue.Real real ? (long)real.Value : ((PlainValue.Integer)number).Value).ToString(CultureInfo.InvariantCulture);
}
