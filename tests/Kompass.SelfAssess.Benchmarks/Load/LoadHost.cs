using System.Data.Common;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>The real program, and in the same process what it is measured against: an empty Razor Page and a bare durable write.</summary>
internal sealed class LoadHost : KompassHost
{
    public const string EmptyPage = "matt/tom";
    public const string BareWrite = "matt/skriv";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.Combine(Repository.Root, "src", "Kompass.SelfAssess.Web"));
        builder.ConfigureTestServices(services =>
        {
            services.AddMvcCore().AddApplicationPart(typeof(LoadHost).Assembly);
            services.AddSingleton<IStartupFilter, BareWrites>();
        });
    }

    /// <summary>Before everything that the program does with a request: one statement on one row, committed.</summary>
    private sealed class BareWrites : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/" + BareWrite, branch => branch.Run(WriteAsync));
            next(app);
        };

        private static async Task WriteAsync(HttpContext context)
        {
            var database = context.RequestServices.GetRequiredService<KompassDbContext>().Database;
            await database.OpenConnectionAsync();
            await using DbCommand command = database.GetDbConnection().CreateCommand();
            command.CommandText = "UPDATE \"LoadRows\" SET \"Value\" = \"Value\" + 1 WHERE \"Id\" = @id";
            var id = command.CreateParameter();
            id.ParameterName = "@id";
            id.Value = int.Parse(context.Request.Query["rad"]!, System.Globalization.CultureInfo.InvariantCulture);
            command.Parameters.Add(id);
            await command.ExecuteNonQueryAsync();
            await database.CloseConnectionAsync();
        }
    }
}
