using System;
using System.Collections.Generic;
using System.Text.Json;
using Banhammer.Engine.Dates;
using Microsoft.Data.Sqlite;

namespace Banhammer.Host.Storing;

/// <summary>The peer's database, which is read and never written: its bans are taken over.</summary>
internal static class PeerDatabase
{
    private const long ForEver = -1; // as a length in seconds

    /// <summary>The last ban of each offender in each jail, in force or not: the peer's numbers of bans are in it.</summary>
    /// <param name="file">The database.</param>
    /// <param name="bans">What it has; none where it can't be read.</param>
    /// <param name="problem">Why it can't be read, in one sentence.</param>
    public static bool TryRead(string file, out IReadOnlyList<ImportedBan> bans, out string problem)
    {
        var found = new List<ImportedBan>();
        (bans, problem) = (found, "");
        if (!SystemSqlite.TryUse())
        {
            problem = $"{file}: there is no libsqlite3 on this machine; expected Debian's package libsqlite3-0";
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT jail, ip, timeofban, bantime, bancount, COALESCE(CAST(data AS TEXT), '{}') FROM bips WHERE ip IS NOT NULL ORDER BY timeofban";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                var (time, length, data) = (EventTime.FromSeconds(rows.GetInt64(2)), rows.GetInt64(3), rows.GetString(5));
                EventTime? until = length == ForEver ? null : new EventTime(time.Microseconds + (length * 1_000_000));
                found.Add(new ImportedBan(rows.GetString(0), rows.GetString(1), time, until, FailuresIn(data), Math.Max(1, rows.GetInt32(4)), data));
            }

            return true;
        }
        catch (SqliteException error)
        {
            found.Clear();
            problem = $"{file}: {error.Message}; expected a database of fail2ban 0.11 or later";
            return false;
        }
    }

    private static int FailuresIn(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("failures", out var failures) && failures.TryGetInt32(out var count) ? count : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}

/// <summary>A ban that comes from elsewhere.</summary>
/// <param name="Jail">The name of its jail.</param>
/// <param name="Id">Whom, as users see it.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Until">Last instant; null if permanent.</param>
/// <param name="Failures">Failures that led to it.</param>
/// <param name="BanCount">The how manieth of this offender in its jail, from 1.</param>
/// <param name="Data">Lines and fields, as JSON.</param>
internal sealed record ImportedBan(string Jail, string Id, EventTime Time, EventTime? Until, int Failures, int BanCount, string Data);
