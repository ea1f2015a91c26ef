using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Banhammer.Host.Controlling.Metrics;

/// <summary>A meter's numbers in the text format of Prometheus.</summary>
internal static class PrometheusText
{
    /// <summary>The type of the format, for a response.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Collects all instruments of a meter.</summary>
    public static string Collect(string meterName)
    {
        var samples = new SortedDictionary<string, (Instrument Instrument, List<string> Lines)>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == meterName && instrument.IsObservable)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = NameOf(instrument);
            if (!samples.TryGetValue(name, out var sample))
                samples.Add(name, sample = (instrument, []));
            sample.Lines.Add($"{name}{Labels(tags)} {value.ToString(CultureInfo.InvariantCulture)}");
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return string.Concat(samples.Select(pair => $"# HELP {pair.Key} {pair.Value.Instrument.Description}\n# TYPE {pair.Key} {TypeOf(pair.Value.Instrument)}\n{string.Concat(pair.Value.Lines.Select(line => line + "\n"))}"));
    }

    private static string NameOf(Instrument instrument) => instrument.Name.Replace('.', '_') + (IsCounter(instrument) ? "_total" : "");

    private static string TypeOf(Instrument instrument) => IsCounter(instrument) ? "counter" : "gauge";

    private static bool IsCounter(Instrument instrument) => instrument is ObservableCounter<long>;

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
            labels.Append(labels.Length == 0 ? '{' : ',').Append(name).Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture)!)).Append('"');
        return labels.Length == 0 ? "" : labels.Append('}').ToString();
    }

    private static string Escaped(string value) =>
        value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
