using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>A bare start in Development: a current database with demo data, and the way in printed. Starting twice changes nothing.</summary>
internal static class DevelopmentStart
{
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KompassDbContext>().Database.MigrateAsync();
        await scope.ServiceProvider.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), CancellationToken.None);
    }
}
