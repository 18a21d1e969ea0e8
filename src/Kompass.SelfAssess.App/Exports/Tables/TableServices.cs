using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Exports.Tables;

internal static class TableServices
{
    public static void AddTables(this IServiceCollection services)
    {
        services.AddScoped<TableAbout>();
        services.AddScoped(provider => new TableCatalogue(provider.GetServices<TableSource>()));
        services.AddScoped<TableSource, ResultTableSource>();
        services.AddScoped<TableSource, ComparisonTableSource>();
        services.AddScoped<TableSource, ChangeTableSource>();
        services.AddScoped<TableSource, WorkshopTableSource>();
        services.AddScoped<TableSource, PeopleTableSource>();
        services.AddScoped<TableSource, PlanTableSource>();
        services.AddScoped<TableSource, FollowUpTableSource>();
        services.AddScoped<TableSource, EffectTableSource>();
        services.AddScoped<TableSource, EvaluationTableSource>();
        services.AddScoped<TableSource, HistoryTableSource>();
        services.AddScoped<TableSource, ForecastTableSource>();
        services.AddScoped<TableSource, BenchmarkTableSource>();
        services.AddScoped<TableSource, FrameworkTableSource>();
    }

    /// <summary>Those that tell of accounts and organisations.</summary>
    public static void AddAccountTables(this IServiceCollection services)
    {
        services.AddScoped<TableSource, OrganisationTableSource>();
        services.AddScoped<TableSource, PlatformTableSource>();
    }
}
