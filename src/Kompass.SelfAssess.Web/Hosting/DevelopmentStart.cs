using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Web.Commands;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>A bare start in Development: a current database with demo data, and the way in printed. Starting twice changes nothing.</summary>
internal static class DevelopmentStart
{
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var database = services.GetRequiredService<KompassDbContext>().Database;
        // Not in vain: a program that is killed in the middle leaves a lock behind on SQLite, for which the next start would wait for ever.
        if ((await database.GetPendingMigrationsAsync()).Any())
        {
            await database.MigrateAsync();
        }

        await services.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), CancellationToken.None);
        var demo = await services.GetRequiredService<DemoSeeder>().SeedAsync(DemoPasswords.Fixed, CancellationToken.None);
        var texts = services.GetRequiredService<IStringLocalizer<CommandTexts>>();
        var text = SeedDemoCommand.Text(texts, demo);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"\n{text}\n\n{texts["Listening", string.Join(", ", app.Urls)].Value}\n"));
    }
}
