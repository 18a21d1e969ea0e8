using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>What happens between building and serving, and how a refusal is said.</summary>
public static class Start
{
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
            throw new StartRefusedException(
                $"The database lacks {missing.Count} migration(s), the first is {missing[0]}. Run the program once with the verb 'migrate', then start it again.");
        }
    }

    /// <summary>True for what the operator did wrong; then <paramref name="line"/> says it without a stack trace.</summary>
    public static bool Explains(Exception exception, out string line)
    {
        line = exception switch
        {
            OptionsValidationException options => $"The configuration is wrong: {string.Join(" ", options.Failures)}",
            StartRefusedException refused => refused.Message,
            InvalidOperationException when IsFromBinder(exception) => $"The configuration is wrong: {exception.Message}",
            _ => "",
        };
        return line.Length > 0;
    }

    private static async Task<IReadOnlyList<string>> PendingMigrationsAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database)
    {
        try
        {
            return [.. await database.GetPendingMigrationsAsync()];
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            throw new StartRefusedException($"The database does not answer ({exception.Message.TrimEnd('.')}). Check Database:ConnectionString and that it is running.");
        }
    }

    // The binder throws before validation can: an unknown key, or a value that is not of its type.
    private static bool IsFromBinder(Exception exception) =>
        exception.StackTrace?.Contains("Microsoft.Extensions.Configuration.ConfigurationBinder", StringComparison.Ordinal) == true;
}
