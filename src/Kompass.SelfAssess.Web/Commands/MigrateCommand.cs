using System.CommandLine;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>migrate</c>: creates or updates the database, and loads the editions and the public results that come with the program.</summary>
internal static class MigrateCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts) =>
        runner.Handle(new Command("migrate", texts["VerbMigrate"]), (verb, _, cancellationToken) => RunAsync(verb, cancellationToken), anySchema: true);

    /// <summary>Brings the database up to date; what was missing comes back.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(Verb verb, CancellationToken cancellationToken)
    {
        var database = verb.Get<KompassDbContext>().Database;
        var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await database.MigrateAsync(cancellationToken);
        await verb.Get<SeedLoader>().LoadAsync(SeedFolder.Find(), cancellationToken);
        return pending;
    }

    private static async Task<int> RunAsync(Verb verb, CancellationToken cancellationToken)
    {
        var applied = await MigrateAsync(verb, cancellationToken);
        return verb.Finish(applied.Count == 0 ? verb.Texts["MigratedNone"] : verb.Texts["Migrated", applied.Count], new { applied });
    }
}
