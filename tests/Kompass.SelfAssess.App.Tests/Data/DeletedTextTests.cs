using System.Data;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kompass.SelfAssess.App.Tests.Data;

/// <summary>What is left in the files of PostgreSQL of what was deleted, also where somebody else was reading.</summary>
public sealed class DeletedTextTests
{
    [Fact]
    public async Task Submit_PostgresFiles_HoldNoDraftThatNamesThePerson()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var scenario = await OpenAsync(database, "Skola", 6);
        var participant = scenario.Participants[2];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3, "skrivet i utkastet");
        Assert.True(await TableHoldsAsync(database, "Responses", Bytes(participant)));

        await scenario.SubmitAsync(participant);

        Assert.False(await TableHoldsAsync(database, "Responses", Bytes(participant)));
        Assert.False(await TableHoldsAsync(database, "Answers", Bytes(participant)));
        Assert.True(await TableHoldsAsync(database, "Participants", Bytes(participant)));
        Assert.True(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("skrivet i utkastet")));
    }

    [Fact]
    public async Task Submit_PostgresWhileSomebodyReadsForAMoment_WaitsAndLeavesNoDraft()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var scenario = await OpenAsync(database, "Skola", 6);
        var participant = scenario.Participants[2];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3);
        await using var reader = await OldReader.BeginAsync(database);

        var submitted = scenario.SubmitAsync(participant);
        await Task.Delay(100);
        Assert.False(submitted.IsCompleted);
        await reader.EndAsync();
        await submitted;

        Assert.False(await TableHoldsAsync(database, "Responses", Bytes(participant)));
    }

    [Fact]
    public async Task Submit_PostgresWhileADumpRuns_IsDoneAndTheNextPurgeForgetsTheDraft()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres, services => services.AddScoped<PurgeExpired>());
        var scenario = await OpenAsync(database, "Skola", 6);
        var participant = scenario.Participants[2];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3, "skrivet i utkastet");
        await using (var dump = await OldReader.BeginAsync(database))
        {
            await scenario.SubmitAsync(participant);
            Assert.True(await TableHoldsAsync(database, "Responses", Bytes(participant)));
        }

        await database.WithAsync<PurgeExpired, int>(null, purge => purge.RunAsync(default));

        Assert.False(await TableHoldsAsync(database, "Responses", Bytes(participant)));
        Assert.False(await TableHoldsAsync(database, "Answers", Bytes(participant)));
    }

    [Fact]
    public async Task Close_PostgresWhileADumpRuns_TheNextPurgeForgetsWhatWasNotSubmitted()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres, services => services.AddScoped<PurgeExpired>());
        var scenario = await OpenAsync(database, "Skola", 6);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, "utkast som aldrig skickades in");
        await using (var dump = await OldReader.BeginAsync(database))
        {
            await scenario.CloseAsync();
            Assert.True(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("utkast som aldrig")));
        }

        await database.WithAsync<PurgeExpired, int>(null, purge => purge.RunAsync(default));

        Assert.False(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("utkast som aldrig")));
    }

    [Fact]
    public async Task Close_PostgresFiles_HoldNothingThatWasNotSubmitted()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var scenario = await OpenAsync(database, "Skola", 6);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, "utkast som aldrig skickades in");
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level5, "det här ångrade jag");
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level5, "skickas in", version: 1);
        await scenario.SubmitAsync(scenario.Participants[1]);
        Assert.True(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("utkast som aldrig")));

        await scenario.CloseAsync();

        Assert.False(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("utkast som aldrig")));
        Assert.False(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("det här ångrade jag")));
        Assert.True(await TableHoldsAsync(database, "Answers", Encoding.UTF8.GetBytes("skickas in")));
    }

    /// <summary>A PostgreSQL uuid column holds the bytes in the order they are written in.</summary>
    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>Looks in every byte of the table's file and of its indexes' files, also where no row lies any more.</summary>
    private static Task<bool> TableHoldsAsync(TestDatabase database, string table, byte[] needle) => database.QueryAsync(null, async db =>
    {
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        var files = await db.Database.SqlQuery<byte[]>(
            $"""
             SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) AS "Value" FROM pg_class c
             WHERE c.oid = to_regclass(quote_ident({table})) OR c.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = to_regclass(quote_ident({table})))
             """).ToListAsync();
        Assert.NotEmpty(files);
        return files.Any(file => file.AsSpan().IndexOf(needle) >= 0);
    });

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, string? unit, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, unit, people);
        return await scenario.OpenAsync();
    }

    /// <summary>Somebody who began to read and still sees the database as it was then, as a dump does.</summary>
    private sealed class OldReader(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<OldReader> BeginAsync(TestDatabase database)
        {
            var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            await using var first = new NpgsqlCommand("SELECT count(*) FROM \"Rounds\"", connection, transaction);
            await first.ExecuteScalarAsync();
            return new OldReader(connection, transaction);
        }

        public Task EndAsync() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
