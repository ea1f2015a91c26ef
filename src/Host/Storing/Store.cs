using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.Host.Enforcing.Messages;
using Microsoft.Data.Sqlite;

namespace Banhammer.Host.Storing;

/// <summary>What outlives the service: bans, their history, and how far logs were read. A SQLite file, or nothing.</summary>
/// <remarks>
/// A fault never stops banning: it is told once, what couldn't be stored is tried again with what comes next, and a file that is no database is set
/// aside. Each batch is a transaction in the write-ahead log, so others can read the file meanwhile, and a crash loses nothing that was stored.
/// Used by one thread at a time.
/// </remarks>
internal sealed class Store : IDisposable
{
    private const int MostWaiting = 1 << 16;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    private readonly string? path;
    private readonly TimeProvider clock;
    private readonly Action<string> complain;
    private readonly List<Action> waiting = [];
    private SqliteConnection? connection;
    private BanTable? bans;
    private PlaceTable? places;

    /// <summary>A store.</summary>
    /// <param name="path">The file; its folder is made if it is missing. Null: nothing lasts.</param>
    /// <param name="clock">Tells now.</param>
    /// <param name="complain">Told each fault once, in a sentence.</param>
    public Store(string? path, TimeProvider clock, Action<string> complain)
    {
        (this.path, this.clock, this.complain) = (path, clock, complain);
        Try(() => { });
    }

    /// <summary>What is wrong with it at the moment, in one sentence; null if nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the file was made anew, so that there may be something to take over from the peer.</summary>
    public bool IsNew { get; private set; }

    private EventTime Now => EventTime.From(clock.GetUtcNow());

    /// <summary>Stores decisions and places, all or nothing.</summary>
    public void Save(IReadOnlyList<EnforcingMessage> messages, IReadOnlyList<StoredPlace> read)
    {
        var now = Now;
        Write(() =>
        {
            foreach (var message in messages)
            {
                bans!.Apply(message, now);
            }

            foreach (var place in read)
            {
                places!.Save(place);
            }
        });
    }

    /// <summary>Notes that bans were handed to their actions.</summary>
    public void NoteDelivery(IEnumerable<BanDecided> delivered)
    {
        var batch = delivered.ToArray();
        if (batch.Length > 0)
        {
            Write(() => Array.ForEach(batch, ban => bans!.NoteDelivery(ban)));
        }
    }

    /// <summary>Stores bans of another database, those that aren't there yet.</summary>
    /// <returns>How many were new.</returns>
    public int Import(IReadOnlyList<ImportedBan> imported)
    {
        var count = 0;
        Write(() => count = imported.Count(ban => bans!.InsertNew(ban)));
        return count;
    }

    /// <summary>What is stored of a jail.</summary>
    public StoredJail Load(string jail)
    {
        var found = StoredJail.Empty;
        Try(() => found = bans!.Load(jail, Now));
        return found;
    }

    /// <summary>The places of logs, by path.</summary>
    public IReadOnlyDictionary<string, StoredPlace> LoadPlaces()
    {
        var found = new Dictionary<string, StoredPlace>();
        Try(() => found = places!.Load());
        return found;
    }

    /// <summary>Forgets bans that are over for longer than <paramref name="age"/>.</summary>
    public void Purge(TimeSpan age) => Write(() => bans!.Purge(new EventTime(Now.Microseconds - (age.Ticks / TimeSpan.TicksPerMicrosecond))));

    /// <inheritdoc/>
    public void Dispose()
    {
        Write(() => { });
        Close();
    }

    // What waits goes first, so that the order holds.
    private void Write(Action work)
    {
        if (path is null)
        {
            return;
        }

        waiting.Add(work);
        var isWritten = Try(() =>
        {
            using var transaction = connection!.BeginTransaction();
            waiting.ForEach(write => write());
            transaction.Commit();
        });
        if (isWritten || waiting.Count > MostWaiting)
        {
            waiting.Clear();
        }
    }

    private bool Try(Action work)
    {
        if (path is null)
        {
            return false;
        }

        try
        {
            if (connection is null)
            {
                Open(path);
            }

            work();
            Problem = null;
            return true;
        }
        catch (SqliteException error)
        {
            Tell($"{path}: {error.Message}; bans go on, and are stored as soon as that is possible");
            Close();
            if (error.SqliteErrorCode is NotADatabase or Corrupt)
            {
                SetAside(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Close();
            Tell($"{path}: {error.Message}; bans go on, and are stored as soon as that is possible");
        }

        return false;
    }

    private void Open(string file)
    {
        if (!SystemSqlite.TryUse())
        {
            throw new NotSupportedException("there is no libsqlite3 on this machine; expected Debian's package libsqlite3-0");
        }

        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var isNew = !File.Exists(file);
        if (isNew)
        {
            using (new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
            }
        }

        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA busy_timeout = 250; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
            command.ExecuteNonQuery();
        }

        if (Schema.Ensure(connection) is var version && version > Schema.Version)
        {
            throw new NotSupportedException($"it is of version {version}, and this program knows versions up to {Schema.Version}");
        }

        (bans, places) = (new BanTable(connection), new PlaceTable(connection));
        IsNew |= isNew;
    }

    private void Close()
    {
        connection?.Dispose();
        (connection, bans, places) = (null, null, null);
    }

    private void SetAside(string file)
    {
        var aside = $"{file}.{clock.GetUtcNow():yyyyMMdd-HHmmss}";
        try
        {
            File.Move(file, aside, overwrite: true);
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
            complain($"{file}: it is no sound database; it was set aside as {aside}, and a new one begins");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Tell($"{file}: it can't be set aside: {error.Message}");
        }
    }

    private void Tell(string problem)
    {
        if (problem != Problem)
        {
            Problem = problem;
            complain(problem);
        }
    }
}
