using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Banhammer.Host.Controlling;

/// <summary>Plain data as JSON. Tuples and sets become arrays, keys become texts.</summary>
internal static class PlainJson
{
    /// <summary>From JSON.</summary>
    public static PlainValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => new PlainValue.List([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new PlainValue.Dictionary([.. json.EnumerateObject().SelectMany(pair => new[] { pair.Name, Read(pair.Value) })]),
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? integer : new PlainValue.Real(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => PlainValue.None,
    };

    /// <summary>To JSON.</summary>
    public static void Write(Utf8JsonWriter json, PlainValue value)
    {
        switch (value)
        {
            case PlainValue.Truth truth:
                json.WriteBooleanValue(truth.Value);
                break;
            case PlainValue.Integer integer:
                json.WriteNumberValue(integer.Value);
                break;
            case PlainValue.Real { Value: var number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case PlainValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case PlainValue.Bytes bytes:
                json.WriteBase64StringValue(bytes.Value);
                break;
            case PlainValue.List { Items: var items }:
                Write(json, items);
                break;
            case PlainValue.Tuple { Items: var items }:
                Write(json, items);
                break;
            case PlainValue.Set { Items: var items }:
                Write(json, items);
                break;
            case PlainValue.Dictionary dictionary:
                json.WriteStartObject();
                foreach (var (key, content) in dictionary.Pairs)
                {
                    json.WritePropertyName(PlainText.Str(key));
                    Write(json, content);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<PlainValue> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, item);
        json.WriteEndArray();
    }
}
