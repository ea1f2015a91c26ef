using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Banhammer.Host.Testing;

/// <summary>One JSON object a line for each failure of each line, no-failures too, in the order of the log.</summary>
internal sealed class JsonTestReport(TextWriter output) : TestReport
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <inheritdoc/>
    public override void Add(in TestedLine line)
    {
        foreach (var failure in line.Failures)
        {
            buffer.Clear();
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Write(json, line.Number, failure);
            }

            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    private static void Write(Utf8JsonWriter json, long lineNumber, TestedFailure failure)
    {
        json.WriteStartObject();
        json.WriteNumber("line", lineNumber);
        json.WriteNumber("regex", failure.RegexIndex);
        json.WriteString("id", failure.Id);
        json.WriteString("ip", failure.Address);
        if (failure.Time is { } time)
        {
            json.WriteNumber("time", time.Instant.Seconds);
        }
        else
        {
            json.WriteNull("time");
        }

        json.WriteStartObject("fields");
        foreach (var (name, value) in failure.Fields)
        {
            if (value is not null && !IsToldApart(name, failure))
            {
                json.WriteString(name, value);
            }
        }

        if (failure.Users is { } users)
        {
            WriteTexts(json, "users", users);
        }

        json.WriteEndObject();
        WriteTexts(json, "matches", failure.Lines);
        json.WriteBoolean("nofail", failure.IsNoFail);
        json.WriteEndObject();
    }

    private static bool IsToldApart(string field, TestedFailure failure) => field switch
    {
        "nofail" => true,
        TestedFailure.AddressField => failure.Address != failure.Id,
        TestedFailure.UsersField => failure.Users is not null,
        _ => false,
    };

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
