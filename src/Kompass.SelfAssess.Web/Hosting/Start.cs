using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Commands;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>What happens between building and serving, and how a refusal is said.</summary>
public static class Start
{
    // Without the container: what is wrong may be the very configuration that it is built from.
    private static readonly StringLocalizer<CommandTexts> Texts = CommandLine.Texts();

    /// <summary>Development gets a database with demo data; elsewhere a missing migration stops the start.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        if (app.Environment.IsDevelopment())
        {
            await DevelopmentStart.PrepareAsync(app);
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<KompassDbContext>().Database;
        var missing = await PendingMigrationsAsync(database);
        if (missing.Count > 0)
        {
            throw new StartRefusedException(Texts["StartMigrationsMissing", missing.Count, missing[0]]);
        }
    }

    /// <summary>True for what the operator did wrong; then <paramref name="line"/> says it without a stack trace.</summary>
    public static bool Explains(Exception exception, out string line)
    {
        line = exception switch
        {
            OptionsValidationException options => Texts["StartConfigurationWrong", string.Join(' ', options.Failures)],
            StartRefusedException refused => refused.Message,
            InvalidOperationException when IsFromBinder(exception) => Texts["StartConfigurationWrong", exception.Message],
            _ => "",
        };
        return line.Length > 0;
    }

    private static async Task<IReadOnlyList<string>> PendingMigrationsAsync(DatabaseFacade database)
    {
        try
        {
            return [.. await database.GetPendingMigrationsAsync()];
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            throw new StartRefusedException(Texts["StartDatabaseAway", exception.Message.TrimEnd('.')]);
        }
    }

    // The binder throws before validation can: an unknown key, or a value that is not of its type.
    private static bool IsFromBinder(Exception exception) =>
        exception.StackTrace?.Contains("Microsoft.Extensions.Configuration.ConfigurationBinder", StringComparison.Ordinal) == true;
}
