using System;
using System.Collections.Generic;
using System.Text.Json;
using Banhammer.Engine.Dates;
using Banhammer.Host.Enforcing.Messages;
using Microsoft.Data.Sqlite;

namespace Banhammer.Host.Storing;

/// <summary>The stored bans, those in force and those of the past. Throws <see cref="SqliteException"/> where the database fails.</summary>
internal sealed class BanTable(SqliteConnection connection)
{
    /// <summary>Stores what a message decides.</summary>
    public void Apply(EnforcingMessage message, EventTime now)
    {
        switch (message)
        {
            case BanDecided { IsRestored: false } ban:
                Insert(ban);
                break;
            case Prolonged prolonged:
                Run(
                    "UPDATE ban SET until = $until, time = $time, failures = $failures, count = $count WHERE jail = $jail AND ip = $ip AND ended IS NULL",
                    ("$until", prolonged.Until?.Microseconds), ("$time", prolonged.Time.Microseconds), ("$failures", prolonged.Failures), ("$count", prolonged.BanCount),
                    ("$jail", prolonged.Jail), ("$ip", prolonged.Who.Id));
                break;
            case UnbanDecided unban:
                Run(
                    "UPDATE ban SET ended = $now WHERE jail = $jail AND ip = $ip AND ended IS NULL",
                    ("$now", now.Microseconds), ("$jail", unban.Jail), ("$ip", unban.Who.Id));
                break;
            case Flushed flushed:
                Run("UPDATE ban SET ended = $now WHERE jail = $jail AND ended IS NULL", ("$now", now.Microseconds), ("$jail", flushed.Jail));
                break;
        }
    }

    /// <summary>Notes that a ban was handed to its actions.</summary>
    public void NoteDelivery(BanDecided ban) => Run(
        "UPDATE ban SET delivered = 1 WHERE jail = $jail AND ip = $ip AND time = $time AND delivered = 0",
        ("$jail", ban.Jail), ("$ip", ban.Who.Id), ("$time", ban.Time.Microseconds));

    /// <summary>What is stored of a jail.</summary>
    /// <param name="jail">Its name.</param>
    /// <param name="now">Bans that are over by then aren't in force.</param>
    public StoredJail Load(string jail, EventTime now)
    {
        var bans = new List<StoredBan>();
        var used = new Dictionary<string, EventTime>();
        var history = new Dictionary<string, (int, EventTime)>();
        using var command = Command("SELECT ip, time, until, ended, failures, count, delivered, data FROM ban WHERE jail = $jail ORDER BY number", ("$jail", jail));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (id, time) = (rows.GetString(0), new EventTime(rows.GetInt64(1)));
            EventTime? until = rows.IsDBNull(2) ? null : new EventTime(rows.GetInt64(2));
            EventTime? ended = rows.IsDBNull(3) ? null : new EventTime(rows.GetInt64(3));
            if (ended is null && !(now > until))
            {
                bans.Add(new StoredBan(id, time, until, rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6) != 0, MatchesIn(rows.GetString(7))));
            }

            var end = ended ?? (until < now ? until : null) ?? time;
            used[id] = used.TryGetValue(id, out var before) && before > end ? before : end;
            history[id] = (rows.GetInt32(5), time);
        }

        return new StoredJail(bans, used, history);
    }

    /// <summary>Forgets bans of long ago; the last one of an offender stays for three times its length more, since the next may grow by it.</summary>
    /// <param name="before">Bans from that instant on stay.</param>
    public void Purge(EventTime before) => Run(
        """
        DELETE FROM ban WHERE time < $before AND (ended IS NOT NULL OR until < $before) AND NOT (
            time + 3 * (until - time) >= $before AND number = (SELECT MAX(number) FROM ban AS last WHERE last.jail = ban.jail AND last.ip = ban.ip))
        """,
        ("$before", before.Microseconds));

    /// <summary>Puts a ban in that comes from elsewhere, whose actions were run there; false if it is there.</summary>
    public bool InsertNew(ImportedBan ban)
    {
        const string Text = """
            INSERT INTO ban(jail, ip, time, until, failures, count, delivered, data) SELECT $jail, $ip, $time, $until, $failures, $count, 1, $data
            WHERE NOT EXISTS (SELECT 1 FROM ban WHERE jail = $jail AND ip = $ip AND time = $time)
            """;
        return Run(
            Text,
            ("$jail", ban.Jail), ("$ip", ban.Id), ("$time", ban.Time.Microseconds), ("$until", ban.Until?.Microseconds), ("$failures", ban.Failures),
            ("$count", ban.BanCount), ("$data", ban.Data)) > 0;
    }

    private void Insert(BanDecided ban) => Run(
        "INSERT INTO ban(jail, ip, time, until, failures, count, delivered, data) VALUES($jail, $ip, $time, $until, $failures, $count, 0, $data)",
        ("$jail", ban.Jail), ("$ip", ban.Who.Id), ("$time", ban.Time.Microseconds), ("$until", ban.Until?.Microseconds), ("$failures", ban.Failures), ("$count", ban.BanCount),
        ("$data", JsonSerializer.Serialize(new Dictionary<string, object>(Fields(ban)) { ["matches"] = ban.Matches, ["failures"] = ban.Failures })));

    private static IEnumerable<KeyValuePair<string, object>> Fields(BanDecided ban)
    {
        foreach (var (name, value) in ban.Fields)
        {
            yield return new KeyValuePair<string, object>(name, value);
        }
    }

    private static List<string> MatchesIn(string data)
    {
        var matches = new List<string>();
        try
        {
            using var json = JsonDocument.Parse(data);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("matches", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var match in list.EnumerateArray())
                {
                    matches.Add(match.ValueKind == JsonValueKind.Array ? string.Concat(match.EnumerateArray()) : match.ToString()); // the peer has lines in three parts
                }
            }
        }
        catch (JsonException)
        {
            // Not ours; the ban counts without its lines.
        }

        return matches;
    }

    private int Run(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(text, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
