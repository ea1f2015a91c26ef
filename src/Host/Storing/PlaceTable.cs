using System.Collections.Generic;
using Banhammer.Engine.Sources.Following;
using Microsoft.Data.Sqlite;

namespace Banhammer.Host.Storing;

/// <summary>The stored places of logs. Throws <see cref="SqliteException"/> where the database fails.</summary>
internal sealed class PlaceTable(SqliteConnection connection)
{
    /// <summary>Stores how far a log was read.</summary>
    public void Save(StoredPlace place)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT OR REPLACE INTO place(log, device, inode, offset, head, tail, read_device, read_inode, read_offset)
            VALUES($log, $device, $inode, $offset, $head, $tail, $read_device, $read_inode, $read_offset)
            """;
        command.Parameters.AddWithValue("$log", place.Log);
        command.Parameters.AddWithValue("$device", unchecked((long)place.Replay.Device));
        command.Parameters.AddWithValue("$inode", unchecked((long)place.Replay.Inode));
        command.Parameters.AddWithValue("$offset", place.Replay.Offset);
        command.Parameters.AddWithValue("$head", place.Replay.Head.ToArray());
        command.Parameters.AddWithValue("$tail", place.Replay.Tail.ToArray());
        command.Parameters.AddWithValue("$read_device", unchecked((long)place.ReadTo.Device));
        command.Parameters.AddWithValue("$read_inode", unchecked((long)place.ReadTo.Inode));
        command.Parameters.AddWithValue("$read_offset", place.ReadTo.Offset);
        command.ExecuteNonQuery();
    }

    /// <summary>All places, by log.</summary>
    public Dictionary<string, StoredPlace> Load()
    {
        var places = new Dictionary<string, StoredPlace>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT log, device, inode, offset, head, tail, read_device, read_inode, read_offset FROM place";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var replay = new LogPlace(unchecked((ulong)rows.GetInt64(1)), unchecked((ulong)rows.GetInt64(2)), rows.GetInt64(3), (byte[])rows[4], (byte[])rows[5]);
            var readTo = new LogPlace(unchecked((ulong)rows.GetInt64(6)), unchecked((ulong)rows.GetInt64(7)), rows.GetInt64(8), default, default);
            places.Add(rows.GetString(0), new StoredPlace(rows.GetString(0), replay, readTo));
        }

        return places;
    }
}
