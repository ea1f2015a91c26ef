using System;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Banhammer.Host.Controlling.Metrics;
using Microsoft.AspNetCore.Http;

namespace Banhammer.Host.Controlling.Sockets;

/// <summary>Commands over HTTP.</summary>
/// <remarks>
/// <c>POST /command</c> takes a verb and its arguments as a JSON array, as the peer's client has them, and answers <c>{"result": …, "text": "…"}</c>:
/// the value, and what the peer's client would print. A failure is <c>{"error": {"kind": …, "message": …, "text": …}}</c>. <c>GET /status</c>,
/// <c>/status/JAIL</c>, <c>/banned</c>, <c>/ping</c> and <c>/version</c> stand for the verbs of these names;
/// <c>GET /metrics</c> is for Prometheus.
/// </remarks>
internal sealed class HttpCommands(ICommandHandler handler)
{
    private static readonly string[] askedByPath = ["status", "banned", "ping", "version"];
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a request.</summary>
    public async Task Serve(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is ["command"] && HttpMethods.IsPost(context.Request.Method))
            await Command(context).ConfigureAwait(false);
        else if (path is ["metrics"] && HttpMethods.IsGet(context.Request.Method))
            await Text(context, PrometheusText.Collect(ServiceMetrics.MeterName)).ConfigureAwait(false);
        else if (path is [var verb, ..] && askedByPath.Contains(verb) && HttpMethods.IsGet(context.Request.Method))
            await Handle(context, PlainValue.ListOf(path)).ConfigureAwait(false);
        else
            await Fail(context, StatusCodes.Status404NotFound, "Other", $"there is no '{context.Request.Method} {context.Request.Path}'; expected POST /command, or GET /{string.Join(", /", askedByPath)} or /metrics").ConfigureAwait(false);
    }

    private async Task Command(HttpContext context)
    {
        PlainValue command;
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            command = PlainJson.Read(json.RootElement);
        }
        catch (JsonException e)
        {
            await Fail(context, StatusCodes.Status400BadRequest, "Value", $"the request can't be read: {e.Message}; expected a JSON array such as [\"status\", \"sshd\"]").ConfigureAwait(false);
            return;
        }

        await Handle(context, command).ConfigureAwait(false);
    }

    private async Task Handle(HttpContext context, PlainValue command)
    {
        try
        {
            var answer = await handler.Handle(command, context.RequestAborted).ConfigureAwait(false);
            var words = command is PlainValue.List list ? new CommandWords(list.Items).Texts() : [];
            await Write(context, json =>
            {
                json.WritePropertyName("result");
                PlainJson.Write(json, answer);
                json.WriteString("text", AnswerText.Of(words, answer));
            }).ConfigureAwait(false);
        }
        catch (CommandException e)
        {
            var status = e.Error switch
            {
                CommandError.UnknownJail or CommandError.Key => StatusCodes.Status404NotFound,
                CommandError.DuplicateJail or CommandError.State => StatusCodes.Status409Conflict,
                CommandError.Configuration => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status400BadRequest,
            };
            await Fail(context, status, e.Error.ToString(), e.Message, AnswerText.OfError(e.Error, e.Message)).ConfigureAwait(false);
        }
    }

    private static Task Fail(HttpContext context, int status, string kind, string message, string? text = null)
    {
        context.Response.StatusCode = status;
        return Write(context, json =>
        {
            json.WriteStartObject("error");
            json.WriteString("kind", kind);
            json.WriteString("message", message);
            json.WriteString("text", text ?? message);
            json.WriteEndObject();
        });
    }

    private static Task Text(HttpContext context, string text)
    {
        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static async Task Write(HttpContext context, Action<Utf8JsonWriter> content)
    {
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        body.WriteByte((byte)'\n');
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted).ConfigureAwait(false);
    }
}
