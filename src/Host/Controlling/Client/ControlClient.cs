using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Host.Controlling.Client;

/// <summary>Sends commands to a service that runs on this machine, over HTTP on its socket.</summary>
internal sealed class ControlClient : IDisposable
{
    private static readonly Uri address = new("http://banhammer/command");

    private readonly HttpClient http;
    private readonly string path;

    /// <summary>A client of the service that listens at a path.</summary>
    public ControlClient(string path)
    {
        this.path = path;
        http = new HttpClient(new SocketsHttpHandler { ConnectCallback = Connect, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">The verb and its arguments.</param>
    /// <param name="timeout">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellation">The user has had enough.</param>
    /// <exception cref="NoServiceException">Nobody answers there; the message says why.</exception>
    public async Task<ControlReply> Send(IReadOnlyList<PlainValue> command, TimeSpan? timeout, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body))
        {
            PlainJson.Write(json, new PlainValue.List(command));
        }

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(timeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            using var content = new ByteArrayContent(body.ToArray());
            using var response = await http.PostAsync(address, content, soon.Token).ConfigureAwait(false);
            return Read(await response.Content.ReadAsByteArrayAsync(soon.Token).ConfigureAwait(false));
        }
        catch (HttpRequestException e)
        {
            throw new NoServiceException(Reason(e));
        }
        catch (JsonException e)
        {
            throw new NoServiceException($"{path}: the answer can't be read ({e.Message}); expected that of a banhammer");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NoServiceException($"{path}: no answer within {timeout!.Value.TotalSeconds} s");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private string Reason(HttpRequestException error) => error.InnerException switch
    {
        _ when !File.Exists(path) => $"Failed to access socket path: {path}. Is fail2ban running?",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => $"Permission denied to socket: {path}, (you must be root)",
        _ => $"Unable to contact server at {path}: {error.InnerException?.Message ?? error.Message}. Is it running?",
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static ControlReply Read(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("error", out var error))
            return new ControlReply(json.RootElement.GetProperty("text").GetString()!, null, null);
        var kind = Enum.TryParse<CommandError>(error.GetProperty("kind").GetString(), out var known) ? known : CommandError.Other;
        return new ControlReply(error.GetProperty("text").GetString()!, kind, error.GetProperty("message").GetString());
    }
}
