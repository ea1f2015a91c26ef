using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Banhammer.Host.Logging;

/// <summary>Lines by a pattern of Python's <c>logging</c>: <c>%(name)-24s</c> is a field, padded to 24 characters at its right.</summary>
internal sealed partial class LineFormat : ILogFormat
{
    private const string Usual = "%(name)-24s[%(process)d]: %(levelname)-7s %(message)s";

    private readonly List<Func<LogRecord, string>> parts = [];

    private LineFormat()
    {
    }

    /// <summary>The peer's usual format.</summary>
    /// <param name="hasTime">Whether lines begin with their time.</param>
    /// <param name="isPadded">Whether names and levels are padded, so that messages stand below each other.</param>
    public static LineFormat Default(bool hasTime, bool isPadded)
    {
        var pattern = (hasTime ? "%(asctime)s " : "") + Usual;
        return TryParse(isPadded ? pattern : Padding().Replace(pattern, "s"), out var format, out _) ? format : throw new InvalidOperationException(pattern);
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="format">The format when true.</param>
    /// <param name="problem">What was found and what was expected when false.</param>
    public static bool TryParse(string pattern, out LineFormat format, out string? problem)
    {
        format = new LineFormat();
        var at = 0;
        foreach (Match match in Field().Matches(pattern))
        {
            var text = pattern[at..match.Index];
            format.parts.Add(_ => text);
            at = match.Index + match.Length;
            if (match.Value == "%%")
            {
                format.parts.Add(_ => "%");
                continue;
            }

            if (!match.Groups["name"].Success || FieldOf(match.Groups["name"].Value) is not { } field)
            {
                problem = $"'{match.Value}' is no field; expected such as %(asctime)s, %(name)s, %(process)d, %(levelname)s or %(message)s";
                return false;
            }

            format.parts.Add(Padded(field, match));
        }

        var rest = pattern[at..];
        format.parts.Add(_ => rest);
        problem = null;
        return true;
    }

    /// <inheritdoc/>
    public void Write(LogRecord record, IBufferWriter<byte> output)
    {
        foreach (var part in parts)
            Encoding.UTF8.GetBytes(part(record), output);
    }

    private static Func<LogRecord, string> Padded(Func<LogRecord, string> field, Match match)
    {
        var width = match.Groups["width"].Length > 0 ? int.Parse(match.Groups["width"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var longest = match.Groups["precision"].Success ? int.Parse(match.Groups["precision"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : int.MaxValue;
        var isLeft = match.Groups["flags"].Value.Contains('-');
        var isHexadecimal = match.Groups["kind"].Value is "x" or "X";
        var filler = match.Groups["flags"].Value.Contains('0') && !isLeft ? '0' : ' ';
        return record =>
        {
            var text = field(record);
            if (isHexadecimal && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                text = number.ToString(match.Groups["kind"].Value, CultureInfo.InvariantCulture);
            text = text.Length > longest ? text[..longest] : text;
            return isLeft ? text.PadRight(width) : text.PadLeft(width, filler);
        };
    }

    private static Func<LogRecord, string>? FieldOf(string name) => name switch
    {
        "asctime" => record => record.Time.ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture),
        "name" => record => record.Logger,
        "process" => _ => Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        "processName" => _ => "MainProcess",
        "levelname" => record => record.Severity.Name,
        "levelno" => record => record.Severity.Number.ToString(CultureInfo.InvariantCulture),
        "message" => record => record.Line,
        "thread" => record => record.Thread.ToString(CultureInfo.InvariantCulture),
        "threadName" => record => $"Thread-{record.Thread}",
        "module" => record => record.Logger[(record.Logger.LastIndexOf('.') + 1)..],
        "created" => record => (record.Time.ToUnixTimeMilliseconds() / 1000.0).ToString("F6", CultureInfo.InvariantCulture),
        "msecs" => record => record.Time.Millisecond.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"%(?:%|\((?<name>\w+)\)(?<flags>[-+ #0]*)(?<width>\d{0,4})(?:\.(?<precision>\d{1,4}))?(?<kind>[sdiXxf])|.?)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?<=\))-?\d+s")]
    private static partial Regex Padding();
}
