using Microsoft.Data.Sqlite;

namespace Banhammer.Host.Storing;

/// <summary>The tables, and views of them that are named and shaped as those of the peer, for tools that read them.</summary>
internal static class Schema
{
    /// <summary>Goes up when the tables change.</summary>
    public const int Version = 1;

    // Instants are microseconds since 1970. A ban is in force while it has no end that came ('ended') and 'until', null for ever, isn't past.
    private const string Text = """
        CREATE TABLE ban(
            number INTEGER PRIMARY KEY,
            jail TEXT NOT NULL, ip TEXT NOT NULL,
            time INTEGER NOT NULL, until INTEGER, ended INTEGER,
            failures INTEGER NOT NULL, count INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0,
            data TEXT NOT NULL);
        CREATE INDEX ban_of ON ban(jail, ip, time);
        CREATE INDEX ban_time ON ban(time);
        CREATE TABLE place(
            log TEXT PRIMARY KEY,
            device INTEGER NOT NULL, inode INTEGER NOT NULL, offset INTEGER NOT NULL, head BLOB NOT NULL, tail BLOB NOT NULL,
            read_device INTEGER NOT NULL, read_inode INTEGER NOT NULL, read_offset INTEGER NOT NULL) WITHOUT ROWID;
        CREATE VIEW jails AS SELECT DISTINCT jail AS name, 1 AS enabled FROM ban;
        CREATE VIEW bans AS
            SELECT jail, ip, time / 1000000 AS timeofban,
                CASE WHEN until IS NULL THEN -1 ELSE (until - time) / 1000000 END AS bantime,
                count AS bancount, CAST(data AS BLOB) AS data
            FROM ban;
        CREATE VIEW bips AS
            SELECT ip, jail, timeofban, bantime, bancount, data FROM (
                SELECT ip, jail, time / 1000000 AS timeofban,
                    CASE WHEN until IS NULL THEN -1 ELSE (until - time) / 1000000 END AS bantime,
                    count AS bancount, CAST(data AS BLOB) AS data, MAX(number)
                FROM ban GROUP BY ip, jail);
        """;

    /// <summary>Makes the tables if there are none.</summary>
    /// <returns>The version that the file has.</returns>
    public static int Ensure(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = (long)command.ExecuteScalar()!;
        if (version > 0)
        {
            return (int)version;
        }

        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = $"{Text} PRAGMA user_version = {Version};";
        command.ExecuteNonQuery();
        transaction.Commit();
        return Version;
    }
}
