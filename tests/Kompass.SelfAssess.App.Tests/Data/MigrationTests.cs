using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Data;

public class MigrationTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Migrations_FreshDatabase_AreAllApplied(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var (pending, applied) = await database.QueryAsync(null, async db =>
            ((await db.Database.GetPendingMigrationsAsync()).ToList(), (await db.Database.GetAppliedMigrationsAsync()).ToList()));

        Assert.Empty(pending);
        Assert.NotEmpty(applied);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Model_ComparedWithItsMigrations_HasNoPendingChanges(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        Assert.False(await database.QueryAsync(null, db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task SqliteConnection_WhenOpened_KeepsItsPromises()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var scope = database.Scope();
        var db = (KompassDbContext)scope.ServiceProvider.GetService(typeof(KompassDbContext))!;
        await db.Database.OpenConnectionAsync();

        Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(db, "synchronous"));
        Assert.Equal("1", await PragmaAsync(db, "secure_delete"));
        Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
        Assert.Equal("5000", await PragmaAsync(db, "busy_timeout"));
    }

    private static async Task<string> PragmaAsync(KompassDbContext db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync())!.ToString()!;
    }
}
