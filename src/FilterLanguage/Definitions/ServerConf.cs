using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Conf;
using Banhammer.FilterLanguage.Faults;
using Banhammer.FilterLanguage.Interpolation;

namespace Banhammer.FilterLanguage.Definitions;

/// <summary>Reads <c>fail2ban.conf</c> with its layers.</summary>
public static class ServerConf
{
    private const string Thread = "Thread";

    private static readonly string[] names =
        ["loglevel", "logtarget", "syslogsocket", "socket", "pidfile", "allowipv6", "dbfile", "dbmaxmatches", "dbpurgeage", "control", "logformat"];

    private static readonly string[] threadNames = ["stacksize"];

    // The peer's names for them, in the order of how much they tell.
    private static readonly string[] logLevels =
        ["CRITICAL", "FATAL", "ERROR", "WARNING", "WARN", "NOTICE", "INFO", "MSG", "DEBUG", "TRACEDEBUG", "HEAVYDEBUG", "NOTSET"];

    /// <summary>Reads <c>fail2ban.conf</c>, <c>fail2ban.d/*.conf</c>, <c>fail2ban.local</c>, <c>fail2ban.d/*.local</c> and what they include; the defaults where there is none.</summary>
    /// <param name="files">Where files are read from.</param>
    /// <param name="folder">The folder of the configuration, such as <c>/etc/fail2ban</c>.</param>
    public static Loaded<ServerDefinition> Read(IConfFiles files, string folder)
    {
        var reader = new ConfReader(files);
        var faults = new List<Fault>();
        var layers = LayeredConf.Read(reader, reader.LayersOf(ConfPath.Join(folder, "fail2ban")), faults);
        ConfigurationAdvice.Check(layers, section => NamesOf(section), faults);

        var texts = new NamedTexts();
        var interpolator = new Interpolator(layers.Table, faults);
        foreach (var (section, option) in names.Select(name => (OptionResolver.Definition, name)).Concat(threadNames.Select(name => (Thread, name))))
        {
            texts.TrySet(option, interpolator.Get(section, option, Variables.None));
        }

        var values = new OptionValues(texts, faults);
        var server = Build(texts, values);
        values.Duration("dbpurgeage");
        if (!IsLogLevel(server.LogLevel))
        {
            values.Report(ConfigurationFaults.UnknownLogLevel, texts.Find("loglevel")!, Fault.Clip(server.LogLevel));
        }

        if (PythonText.Lower(server.LogFormat) is not ("text" or "json"))
        {
            values.Report(ConfigurationFaults.UnknownLogFormat, texts.Find("logformat")!, Fault.Clip(server.LogFormat));
        }

        if (PythonText.Lower(server.AllowIpV6) != "auto")
        {
            values.Switch("allowipv6");
        }

        return Loaded<ServerDefinition>.Of(faults, () => server);
    }

    private static ServerDefinition Build(NamedTexts texts, OptionValues values)
    {
        var defaults = new ServerDefinition();
        return new ServerDefinition
        {
            Options = texts.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FilterOption(pair.Key, pair.Value)).ToEquatableArray(),
            LogLevel = values.Text("loglevel") ?? defaults.LogLevel,
            LogTarget = values.Text("logtarget") ?? defaults.LogTarget,
            SyslogSocket = values.Text("syslogsocket") ?? defaults.SyslogSocket,
            Socket = values.Text("socket") ?? defaults.Socket,
            Control = values.Text("control"),
            LogFormat = values.Text("logformat") ?? defaults.LogFormat,
            PidFile = values.Text("pidfile") ?? defaults.PidFile,
            AllowIpV6 = values.Text("allowipv6") ?? defaults.AllowIpV6,
            DatabaseFile = values.Text("dbfile") ?? defaults.DatabaseFile,
            DatabaseMaxMatches = values.Number("dbmaxmatches"),
            DatabasePurgeAge = values.Text("dbpurgeage") ?? defaults.DatabasePurgeAge,
            StackSize = values.Number("stacksize"),
        };
    }

    private static bool IsLogLevel(string text) =>
        logLevels.Contains(text, StringComparer.OrdinalIgnoreCase) || (text.Length > 0 && text.All(c => c is >= '0' and <= '9'));

    private static string[] NamesOf(string section) => section switch
    {
        OptionResolver.Definition or ConfSection.Default => names,
        Thread => threadNames,
        _ => [],
    };
}
