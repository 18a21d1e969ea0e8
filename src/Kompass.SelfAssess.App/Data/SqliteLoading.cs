using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// Part of the partial-feed arrangement (build/PartialFeed.props): the provider asks for a newer SQLitePCLRaw.core than the feed has, and every
/// member it calls exists in the older one. The system's own SQLite, which the distribution keeps patched, is preferred to the bundled one.
/// </summary>
internal static class SqliteLoading
{
#pragma warning disable CA2255 // A module initializer is the only place early enough: the provider's assembly is resolved before any code of ours runs.
    [ModuleInitializer]
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "SQLitePCLRaw.core" && Find("SQLitePCLRaw.core.dll") is { } path ? context.LoadFromAssemblyPath(path) : null;
        if (NativeLibrary.TryLoad("libsqlite3.so.0", out var system))
        {
            NativeLibrary.SetDllImportResolver(
                Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"),
                (name, _, _) => name == "e_sqlite3" ? system : IntPtr.Zero);
        }
    }
#pragma warning restore CA2255

    private static string? Find(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        return File.Exists(path) ? path : null;
    }
}
