using System;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Banhammer.Host.Storing;

/// <summary>SQLite as the distribution has it, so that its updates count for us too.</summary>
internal static class SystemSqlite
{
    private static readonly string[] names = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"];
    private static readonly Lazy<bool> isReady = new(SetUp);

    /// <summary>Makes it ready for connections; false if this machine has none.</summary>
    public static bool TryUse() => isReady.Value;

    private static bool SetUp()
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (wanted, _, _) => wanted == "e_sqlite3" ? library : 0);
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                return true;
            }
        }

        return false;
    }
}
