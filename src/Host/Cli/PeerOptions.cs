using System;
using System.Collections.Generic;
using System.Linq;

namespace Banhammer.Host.Cli;

/// <summary>The command line of the peer's client and server: options, up to the first word that is none, then a command.</summary>
internal sealed record PeerOptions
{
    private const string Flags = "hxfbdtviqV";
    private const string ShortWithValue = "csp";

    private static readonly string[] longFlags = ["test", "async", "help", "version", "dp", "dump-pretty"];
    private static readonly string[] longWithValue = ["loglevel", "logtarget", "syslogsocket", "conf", "pidfile", "pname", "socket", "timeout", "str2sec"];

    private static readonly Dictionary<char, string> longNames = new()
    {
        ['c'] = "conf", ['s'] = "socket", ['p'] = "pidfile", ['h'] = "help", ['t'] = "test", ['d'] = "dump",
    };

    private readonly Dictionary<string, string> values = [];

    private PeerOptions()
    {
    }

    /// <summary>The command: a verb and its arguments.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>How much is said: 1 as a rule, more with each <c>-v</c>, less with each <c>-q</c>.</summary>
    public int Verbosity { get; private set; } = 1;

    /// <summary>Takes a call apart; null if it has an option that there isn't, or one without its value.</summary>
    public static PeerOptions? Parse(string[] args)
    {
        var at = 0;
        var parsed = new PeerOptions();
        while (at < args.Length && args[at].Length > 1 && args[at][0] == '-')
        {
            var option = args[at++];
            if (option == "--")
                break;
            if (!(option.StartsWith("--", StringComparison.Ordinal) ? parsed.TakeLong(option[2..], args, ref at) : parsed.TakeShort(option[1..], args, ref at)))
                return null;
        }

        return parsed with { Words = args[at..] };
    }

    /// <summary>Whether an option is given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The value of an option, by its long name; null if it isn't given.</summary>
    public string? Value(string name) => values.GetValueOrDefault(name);

    // An abbreviation will do where it is clear.
    private bool TakeLong(string option, string[] args, ref int at)
    {
        var parts = option.Split('=', 2);
        var names = longFlags.Concat(longWithValue).Where(name => name == parts[0]).ToArray();
        if (names.Length == 0)
            names = [.. longFlags.Concat(longWithValue).Where(name => name.StartsWith(parts[0], StringComparison.Ordinal))];
        if (names is not [var known])
            return false;
        if (longFlags.Contains(known))
        {
            values[known] = "";
            return parts.Length == 1;
        }

        if (parts.Length == 1 && at == args.Length)
            return false;
        values[known] = parts.Length > 1 ? parts[1] : args[at++];
        return true;
    }

    private bool TakeShort(string letters, string[] args, ref int at)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var name = longNames.GetValueOrDefault(letters[i], letters[i].ToString());
            if (ShortWithValue.Contains(letters[i]))
            {
                if (i == letters.Length - 1 && at == args.Length)
                    return false;
                values[name] = i < letters.Length - 1 ? letters[(i + 1)..] : args[at++];
                return true;
            }

            if (!Flags.Contains(letters[i]))
                return false;
            Verbosity += letters[i] switch { 'v' => 1, 'q' => -1, _ => 0 };
            values[name] = "";
        }

        return true;
    }
}
