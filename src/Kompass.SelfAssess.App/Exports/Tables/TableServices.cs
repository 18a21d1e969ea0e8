using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Exports.Tables;

internal static class TableServices
{
    public static void AddTables(this IServiceCollection services)
    {
        services.AddScoped<TableAbout>();
        services.AddScoped(provider => new TableCatalogue(provider.GetServices<TableSource>()));
        services.AddScoped<TableSource, ResultTableSource>();
    }
}
